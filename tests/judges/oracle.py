"""Oracle: parsed by the PL/SQL grammar, with SQL*Plus commands; what the grammar is too old for is written over.

The grammar knows about as much as Oracle 12.1. Valid SQL of 12.2 to 21c that it refuses is replaced, place by place,
by what it knows, as narrowly as can be: the options of an identity clause are checked here, the expression of a
virtual column and the index of a USING INDEX (...) are still parsed. What 23ai brought (IF EXISTS, several rows in
VALUES, BOOLEAN) is refused, as it should be. Two mistakes that the grammar overlooks are looked for.
"""

from __future__ import annotations

import re

from tests.judges.complaint import Complaint, place
from tests.judges.shadow import ORACLE, Masked, blank, shadow
from tests.judges.worker import Worker
from tests.setup.places import NODE_MODULES, ROOT, program

NAME = r'(?:"x+"|[A-Za-z][\w$#]*)'
QUALIFIED = rf"{NAME}(?:\s*\.\s*{NAME})?"
END = r"(?=\s*(?:;|\Z))"


def words(pattern: str) -> re.Pattern[str]:
    """A pattern over words in any case, with any blanks between them."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE | re.MULTILINE)


TABLE = words(r"\b(?:CREATE (?:(?:GLOBAL|PRIVATE) TEMPORARY )?|ALTER )TABLE\b[^;]*")
MODIFY = words(rf"\bALTER TABLE {QUALIFIED} MODIFY\b[^;]*")
DROP_TABLE = words(rf"\bDROP TABLE {QUALIFIED}(?P<how>(?: CASCADE CONSTRAINTS)?(?: PURGE)?){END}")
ONLINE = words(
    rf"\b(?:DROP INDEX|CREATE (?:UNIQUE |BITMAP )?INDEX|ALTER TABLE|ALTER INDEX)\b[^;]*?\b(?P<how>ONLINE){END}"
)
KEEP_INDEX = words(
    rf"\bDROP (?:CONSTRAINT {NAME}|PRIMARY KEY|UNIQUE\s*\([^;()]*\))(?: CASCADE)?(?P<how> (?:DROP|KEEP) INDEX){END}"
)
ALTER_SESSION = words(
    rf"^[^\S\n]*ALTER SESSION SET {NAME}\s*=\s*(?:'x*'|\d+|{NAME})\s*;|\bALTER SESSION (?:EN|DIS)ABLE PARALLEL DDL\s*;"
)
RESTART = words(rf"\bALTER SEQUENCE {QUALIFIED} (?P<how>RESTART(?: START WITH -?\d+)?){END}")
SERVEROUTPUT = words(r"^[^\S\n]*SET SERVEROUTPUT ON(?P<how> SIZE (?:UNLIMITED|\d+))[^\S\n]*;?$")
DEFINE = words(rf"^[^\S\n]*DEFINE {NAME}\s*=[^\n]*$")

IDENTITY_OPTION = (
    r"(?:START WITH (?:-?\d+|LIMIT VALUE)|INCREMENT BY -?\d+|(?:MAXVALUE|MINVALUE) -?\d+|NOMAXVALUE|NOMINVALUE"
    r"|CYCLE|NOCYCLE|CACHE \d+|NOCACHE|ORDER|NOORDER)"
)
IDENTITY_OPTIONS = words(rf"\bAS IDENTITY(?P<how>\s*\(\s*{IDENTITY_OPTION}(?: {IDENTITY_OPTION})*\s*\))")
IDENTITY = words(r"\bGENERATED (?:ALWAYS|BY DEFAULT(?: ON NULL)?) AS IDENTITY\b")
DROP_IDENTITY = words(r"\bDROP IDENTITY\b")
VIRTUAL = words(r"\bGENERATED ALWAYS AS(?=\s*\()")
VIRTUAL_END = words(r"\s*VIRTUAL\b")
DEFAULT_ON_NULL = words(r"(?<!\bBY\s)\bDEFAULT(?P<how> ON NULL)\b(?! AS IDENTITY)")
COLLATE = words(r"(?P<how>\bCOLLATE (?:BINARY|USING_NLS_COMP|[A-Z][A-Z_0-9]*)(?:_CI|_AI|_CS)?)\b")
INVISIBLE = words(
    r"\b(?:IN)?VISIBLE\b(?=\s*(?:[,);]|\Z|DEFAULT\b|NOT\b|NULL\b|CONSTRAINT\b|CHECK\b|UNIQUE\b|PRIMARY\b))"
)
IS_JSON = words(r"\bIS (?:NOT )?(?P<how>JSON(?: (?:STRICT|LAX))?)\b")
COMPRESS = words(r"\)\s*(?P<how>(?:NO)?COMPRESS)(?=\s*(?:;|\Z))")
INLINE_REFERENCES = words(
    rf"(?P<key>\bFOREIGN KEY\s*\([^()]*\)\s*)?\bREFERENCES {QUALIFIED}(?:\s*\([^()]*\))?"
    r"(?P<how> ON DELETE (?:CASCADE|SET NULL))\b"
)
USING_INDEX = words(r"\bUSING INDEX\s*(?P<how>\()(?=\s*CREATE )")
EXECUTED = re.compile(r"\bEXECUTE\s+IMMEDIATE\s+'(?P<sql>[x\n]*)'\s*;", re.IGNORECASE)
BLOCK = re.compile(r"\s*(?:DECLARE|BEGIN)\b", re.IGNORECASE)

TEXT = re.compile(r"'[x\n]*'")

BARE_VARCHAR = re.compile(r"\bN?VARCHAR2\b(?!\s*\()", re.IGNORECASE)
LONGEST_NAME = 128  # bytes, since 12.2
IDENTIFIER = re.compile(r'"x+"|(?<![\w$#])[A-Za-z][\w$#]*')


class OracleJudge:
    """Knows Oracle's syntax; not whether a table or column exists."""

    def __init__(self) -> None:
        script = ROOT / "tests" / "judges" / "oracle.js"
        self._worker = Worker([str(program("node")), str(script), str(NODE_MODULES)])

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        found = overlooked(sql_text)
        for text in known(sql_text):
            found += self._worker.parse(text)
        for text, start in executed(sql_text):
            line, column = place(sql_text, start)
            found += [complaint.moved(line, column) for complaint in self.check(text)]
        return sorted(found)


def known(sql_text: str) -> list[str]:
    """What to give to the grammar: the text with newer words written over, and the indexes cut out of it."""
    masked = Masked(sql_text, ORACLE)
    inner = inner_indexes(masked)
    for pattern in (DROP_TABLE, ONLINE, KEEP_INDEX, SERVEROUTPUT):
        masked.replace(pattern, group="how")
    masked.replace(DEFINE)
    masked.replace(ALTER_SESSION)
    masked.replace(IS_JSON, "NULL", group="how")
    masked.replace(RESTART, "NOCACHE", group="how")
    for pattern in (IDENTITY_OPTIONS, DEFAULT_ON_NULL):
        masked.replace(pattern, group="how")
    within(masked, MODIFY, IDENTITY, "NULL")
    within(masked, MODIFY, DROP_IDENTITY, "NULL")
    within(masked, TABLE, COMPRESS, group="how")
    inline_references(masked)
    virtual_columns(masked)
    within(masked, TABLE, COLLATE)
    within(masked, TABLE, INVISIBLE)
    return [masked.text, *inner]


def within(
    masked: Masked, statement: re.Pattern[str], pattern: re.Pattern[str], instead: str = "", group: str | int = 0
) -> None:
    """Write over the matches of `pattern` inside the statements that `statement` finds."""
    for place_ in list(statement.finditer(masked.shadow)):
        for match in list(pattern.finditer(masked.shadow, place_.start(), place_.end())):
            masked.write(match.start(group), match.end(group), instead)


def inline_references(masked: Masked) -> None:
    """ON DELETE behind the REFERENCES of a column: the grammar knows it behind FOREIGN KEY only."""
    for match in list(INLINE_REFERENCES.finditer(masked.shadow)):
        if not match["key"]:
            masked.write(match.start("how"), match.end("how"))


def virtual_columns(masked: Masked) -> None:
    """A virtual column's expression is parsed as a default."""
    for match in list(VIRTUAL.finditer(masked.shadow)):
        masked.write(match.start(), match.end(), "DEFAULT")
        end = VIRTUAL_END.match(masked.shadow, masked.closing(masked.shadow.index("(", match.end())) + 1)
        if end:
            masked.write(end.start(), end.end())


def inner_indexes(masked: Masked) -> list[str]:
    """Cut the CREATE INDEX out of every USING INDEX (CREATE ...), each a text of its own in the same place."""
    found = []
    for match in list(USING_INDEX.finditer(masked.shadow)):
        opening = match.start("how")
        closing = masked.closing(opening)
        statement = masked.text[opening + 1 : closing]
        found.append(f"{blank(masked.text[:opening])} {statement};")
        masked.write(match.start(), closing + 1)
    return found


def executed(sql_text: str) -> list[tuple[str, int]]:
    """The SQL in EXECUTE IMMEDIATE '...', with where it begins; text that is put together can't be known."""
    found = []
    for match in EXECUTED.finditer(shadow(sql_text, ORACLE)):
        statement = sql_text[match.start("sql") : match.end("sql")].replace("''", "'")
        found.append((statement if BLOCK.match(statement) else f"{statement};", match.start("sql")))
    return found


def overlooked(sql_text: str) -> list[Complaint]:
    """Mistakes that the grammar takes: a VARCHAR2 column without a length, a name that is too long."""
    blotted = TEXT.sub(lambda text: blank(text[0]), shadow(sql_text, ORACLE))
    found = [
        Complaint(*place(sql_text, match.start()), "VARCHAR2 needs a length (ORA-00906)")
        for table in TABLE.finditer(blotted)
        for match in BARE_VARCHAR.finditer(blotted, table.start(), table.end())
    ]
    found += [
        Complaint(*place(sql_text, match.start()), "identifier is too long (ORA-00972)")
        for match in IDENTIFIER.finditer(blotted)
        if len(sql_text[match.start() : match.end()].strip('"').encode()) > LONGEST_NAME
    ]
    return found

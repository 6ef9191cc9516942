"""An SQLite database's schema as text that is equal for equal schemas, however they came about.

SQLite keeps the text of each CREATE TABLE and patches it on ALTER, so the same table may stand there in many ways.
What the pragmas tell is taken from them. What only the text tells (checks, names of constraints, generated
expressions, deferrability) is cut out of it, token by token: layout and needless quotes don't count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import apsw

TOKEN = re.compile(
    r"""
    (?P<blank>\s+|--[^\n]*|/\*.*?(?:\*/|$))
    |(?P<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])
    |(?P<string>[xX]?'(?:[^']|'')*')
    |(?P<word>[\w$]+)
    |(?P<sign>\|\||->>|->|<<|>>|<=|>=|==|!=|<>|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# Words that start a column or table constraint, when they stand outside parentheses
STARTS = {"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED",
          "AS", "FOREIGN"}  # fmt: skip

OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


def describe(connection: apsw.Connection) -> str:
    """The whole schema, tables and what belongs to them in order of their names."""
    return _described(asked(connection, f"{OBJECTS} ORDER BY tbl_name, type = 'index', type, name"), connection)


def describe_table(connection: apsw.Connection, table: str) -> str:
    """A table and what belongs to it, in the same words."""
    objects = f"{OBJECTS} AND tbl_name = ? COLLATE NOCASE ORDER BY type = 'index', type, name"
    return _described(asked(connection, objects, table), connection)


def _described(objects: list[tuple[Any, ...]], connection: apsw.Connection) -> str:
    lines: list[str] = []
    for kind, name, table, text in objects:
        if kind == "table":
            lines += table_lines(connection, name, text)
        elif kind == "index":
            lines += index_lines(connection, name, table, text)
        else:
            lines.append(" ".join(tokens(text)))
    return "".join(f"{line}\n" for line in lines)


def table_lines(connection: apsw.Connection, name: str, text: str) -> Iterator[str]:
    """A table: columns in their order, then its keys and constraints in the order of their text."""
    [(without_rowid, strict)] = asked(
        connection, "SELECT wr, strict FROM pragma_table_list WHERE name = ? AND schema = 'main'", name
    )
    yield f"TABLE {name}{' WITHOUT ROWID' * without_rowid}{' STRICT' * strict}"
    for _, column, declared, not_null, default, key, hidden in asked(
        connection, "SELECT * FROM pragma_table_xinfo(?)", name
    ):
        _, collation, _, _, autoincrement = connection.column_metadata("main", name, column)
        facts = [f"  {column}", " ".join(tokens(declared))]
        facts += ["NOT NULL"] * not_null
        facts += [] if default is None else [f"DEFAULT {' '.join(tokens(default))}"]
        facts += [f"COLLATE {collation.upper()}"] * (collation.upper() != "BINARY")
        facts += [f"PRIMARY KEY {key}"] * (key > 0) + ["AUTOINCREMENT"] * autoincrement
        facts += [{2: "VIRTUAL", 3: "STORED"}.get(hidden, "")]
        yield " ".join(filter(None, facts))
    yield from sorted(foreign_key_lines(connection, name))
    yield from sorted(constraint_lines(text))
    yield from sorted(implicit_index_lines(connection, name))


def foreign_key_lines(connection: apsw.Connection, table: str) -> Iterator[str]:
    """The foreign keys as the pragma tells them; their names and deferrability are in the text."""
    keys: dict[int, list[tuple[str, str | None]]] = {}
    ends: dict[int, str] = {}
    for number, _, to_table, column, to_column, on_update, on_delete, match in asked(
        connection, "SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq", table
    ):
        keys.setdefault(number, []).append((column, to_column))
        ends[number] = f"{to_table} ON UPDATE {on_update} ON DELETE {on_delete} MATCH {match}"
    for number, pairs in keys.items():
        yield f"  REFERENCES ({', '.join(f'{here} -> {there}' for here, there in pairs)}) {ends[number]}"


def implicit_index_lines(connection: apsw.Connection, table: str) -> Iterator[str]:
    """The indexes behind UNIQUE and PRIMARY KEY; they have no text of their own."""
    indexes = asked(connection, "SELECT * FROM pragma_index_list(?) WHERE origin <> 'c'", table)
    for _, name, unique, origin, partial in indexes:
        yield f"  INDEX OF {'PRIMARY KEY' if origin == 'pk' else 'UNIQUE'} ({index_columns(connection, name)})"
        assert (unique, partial) == (1, 0)


def index_lines(connection: apsw.Connection, name: str, table: str, text: str) -> Iterator[str]:
    """An index with its columns or expressions; those and the condition stand in the text."""
    unique = "UNIQUE " if re.match(r"CREATE\s+UNIQUE", text, re.IGNORECASE) else ""
    body = list(tokens(text))
    yield f"{unique}INDEX {name} ON {table} ({index_columns(connection, name)}) {' '.join(body[body.index('(') :])}"


def index_columns(connection: apsw.Connection, index: str) -> str:
    """The key columns with direction and collation; an expression has no name here."""
    rows = asked(connection, "SELECT * FROM pragma_index_xinfo(?) WHERE key", index)
    return ", ".join(
        f"{name or '<expression>'}{' DESC' * descending} {coll}" for _, _, name, descending, coll, _ in rows
    )


def asked(connection: apsw.Connection, query: str, *parameters: str) -> list[tuple[Any, ...]]:
    """All rows at once: some pragmas can't be left half read."""
    return connection.execute(query, parameters).fetchall()


def constraint_lines(text: str) -> Iterator[str]:
    """What a CREATE TABLE's text alone knows of its constraints."""
    for item in items(list(tokens(text))):
        column = "" if item[0].upper() in STARTS else item[0]
        for name, clause in clauses(item[1:] if column else item):
            fact, told_without_name = constraint_fact(clause, column)
            if name or told_without_name:
                yield f"  CONSTRAINT {name or '-'} {fact}"


def constraint_fact(clause: list[str], column: str) -> tuple[str, bool]:
    """A constraint in one spelling, whether it stands with its column or apart; and whether only the text knows it."""
    words = [word.upper() for word in clause]
    kind = words[0]
    if kind in ("CHECK", "GENERATED", "AS"):
        expression = " ".join(folded(token) for token in inside(clause))
        return (f"CHECK ({expression})" if kind == "CHECK" else f"{column} AS ({expression})"), True
    if kind in ("PRIMARY", "UNIQUE", "FOREIGN", "REFERENCES"):
        fact = f"{'FOREIGN' if kind == 'REFERENCES' else kind} ({column or ' '.join(inside(clause))})"
    else:
        fact = f"{column} {' '.join(folded(token) for token in clause)}"
    if "CONFLICT" in words:
        return f"{fact} ON CONFLICT {words[words.index('CONFLICT') + 1]}", True
    if words[-3:] == ["DEFERRABLE", "INITIALLY", "DEFERRED"] and words[-4] != "NOT":
        return f"{fact} DEFERRED", True
    return fact, False


def items(text: list[str]) -> Iterator[list[str]]:
    """The comma-separated items between the outer parentheses of a CREATE TABLE."""
    opening = text.index("(")
    depth = 0
    item: list[str] = []
    for token in text[opening + 1 : closing(text, opening)]:
        depth += (token == "(") - (token == ")")
        if token == "," and depth == 0:
            yield item
            item = []
        else:
            item.append(token)
    yield item


def clauses(item: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The constraints in an item of a CREATE TABLE: the name or "", and the tokens."""
    name, depth = "", 0
    clause: list[str] = []
    for position, token in enumerate(item):
        if depth == 0 and token.upper() in STARTS and not continues(item, position, clause):
            if clause and clause[0] != "CONSTRAINT":
                yield name, clause
                name = ""
            clause = []
            if token.upper() == "CONSTRAINT":
                name = item[position + 1]
                clause = ["CONSTRAINT"]
                continue
            clause.append(token)
        elif clause and clause[0] != "CONSTRAINT":
            clause.append(token)
        depth += (token == "(") - (token == ")")
    if clause:
        yield name, clause


def continues(item: list[str], position: int, clause: list[str]) -> bool:
    """Whether a word that might start a constraint belongs to the one before it."""
    before = item[position - 1].upper() if position else ""
    after = item[position + 1].upper() if position + 1 < len(item) else ""
    pair = (before, item[position].upper())
    return bool(
        pair in {("ALWAYS", "AS"), ("NOT", "NULL"), ("SET", "NULL"), ("DEFAULT", "NULL"), ("SET", "DEFAULT")}
        or (pair[1] == "NOT" and after == "DEFERRABLE")
        or (pair[1] == "REFERENCES" and clause[:1] and clause[0].upper() == "FOREIGN")
    )


def inside(clause: list[str]) -> list[str]:
    """The tokens between the first parentheses."""
    opening = clause.index("(")
    return clause[opening + 1 : closing(clause, opening)]


def folded(token: str) -> str:
    """A word in lower case: keywords and names are the same in any; strings aren't."""
    return token if token[0] in "\"'" or token[:2] in ("x'", "X'") else token.lower()


def closing(text: list[str], opening: int) -> int:
    """The position of the parenthesis that closes the one at `opening`."""
    depth = 0
    for position in range(opening, len(text)):
        depth += (text[position] == "(") - (text[position] == ")")
        if depth == 0:
            return position
    raise ValueError(f"unbalanced: {' '.join(text)}")


def tokens(text: str) -> Iterator[str]:
    """The tokens of SQL without blanks and comments; a quoted plain name is as good as the bare one."""
    for match in TOKEN.finditer(text):
        token = match.group()
        if match.lastgroup == "blank":
            continue
        if match.lastgroup == "quoted":
            bare = token[1:-1].replace(token[-1] * 2, token[-1]) if token[0] != "[" else token[1:-1]
            plain = re.fullmatch(r"[A-Za-z_]\w*", bare) and bare.upper() not in STARTS
            token = bare if plain else '"' + bare.replace('"', '""') + '"'
        yield token

"""A table in a few lines of text: what a script compares with the same lines made of SQLite's pragmas and its schema.

From the pragmas: columns with their affinity, nullability, default, place in the key and whether they are
generated; foreign keys with what they refer to and their actions; keys and indexes with uniqueness, columns, order and
collations; triggers by name. Only the texts of the schema know the rest: how often the words of `WORDS` are in CREATE
TABLE, and that what checks, generated columns, predicates, expressions in indexes and triggers say is there.
How something is spelled doesn't count: case, blank space, quotes around names. The text of a table or an index with a
comment in it isn't compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.index_text import index_part_of_text
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Column, ForeignKey, Index, IndexPart, Table, Trigger
from sqlgen.compiler.affinity import affinity
from sqlgen.profile.model import Profile

Spell = Callable[[TypeEngine[object]], str]

_COLLATE = re.compile(r"""(?:\A|\s+)COLLATE\s+["'`\[]?(\w+)["'`\]]?\s*\Z""", re.IGNORECASE)


def columns_known(table: Table, spell: Spell, profile: Profile) -> str:
    """ "id integer not null key 1, name text": the columns, sorted. Types count by their affinity only.

    Their order doesn't count: a column that was dropped and came back stands last in a database that went back and
    forth, and rows are moved by name.
    """
    positions = {}
    for number, name in enumerate(table.primary_key.columns if table.primary_key else (), start=1):
        column = by_name(table.columns, name, profile)
        positions[id(column)] = number
    return ", ".join(sorted(_column(column, positions.get(id(column), 0), spell) for column in table.columns))


def _column(column: Column, position: int, spell: Spell) -> str:
    text = f"{lowered(column.name)} {affinity(spell(column.type))}"
    if position or not column.nullable:
        text += " not null"
    if position:
        text += f" key {position}"
    if column.computed is not None:
        return f"{text} {'stored' if column.computed.persisted else 'virtual'}"
    default = lowered(_AROUND_DEFAULT.sub("", column.server_default or ""))
    return text if default in ("", "null") else f"{text} default {default}"


def foreign_keys_known(table: Table, catalog: Catalog) -> str:
    """ "owner_id to account id, CASCADE, NO ACTION": each column, what it refers to, ON DELETE and ON UPDATE."""
    return "; ".join(
        sorted(
            f"{lowered(column)} to {lowered(key.referred_table)} {lowered(referred)},"
            f" {_action(key.ondelete)}, {_action(key.onupdate)}"
            for key in table.foreign_keys
            for column, referred in zip(key.columns, _referred(key, table, catalog), strict=False)
        )
    )


def _referred(key: ForeignKey, table: Table, catalog: Catalog) -> tuple[str, ...]:
    """The columns that a key refers to, also where it names none; none are known of a table that isn't."""
    if key.referred_columns:
        return key.referred_columns
    referred = catalog.find_table(key.referred_table, key.referred_schema)
    if (key.referred_table, key.referred_schema) == (table.name, table.schema):
        referred = table
    return referred.primary_key.columns if referred is not None and referred.primary_key is not None else key.columns


def _action(action: str | None) -> str:
    return (action or "NO ACTION").upper()


def indexes_known(table: Table, spell: Spell, profile: Profile) -> str:
    """ "ix (name nocase, id binary desc); unique (email binary)": indexes, and those that SQLite makes for keys."""
    lines = {_index(index, table, profile) for index in table.indexes}
    for columns in _keys(table, spell, profile):
        lines.add(f"unique ({', '.join(_part(IndexPart(name), table, profile) for name in columns)})")
    return "; ".join(sorted(lines))


def _keys(table: Table, spell: Spell, profile: Profile) -> Iterator[tuple[str, ...]]:
    """The columns of each UNIQUE, and of a primary key that isn't the rowid itself."""
    yield from (unique.columns for unique in table.uniques)
    if table.primary_key is None:
        return
    columns = [by_name(table.columns, name, profile) for name in table.primary_key.columns]
    rowid = len(columns) == 1 and columns[0] is not None and spell(columns[0].type).upper() == "INTEGER"
    if not rowid or table.options.get("sqlite_with_rowid") is False:
        yield table.primary_key.columns


def _index(index: Index, table: Table, profile: Profile) -> str:
    parts = ", ".join(_part(part, table, profile) for part in index.parts)
    condition = " where" if index.options.get("sqlite_where") is not None else ""
    return f"{lowered(index.name)}{' unique' if index.unique else ''} ({parts}){condition}"


def _part(part: IndexPart, table: Table, profile: Profile) -> str:
    """The column with its collation, or that it is an expression; whether it descends."""
    name, stated = _named(part, profile)
    column = by_name(table.columns, name, profile) if name is not None else None
    words = (
        ["expression"] if column is None else [lowered(column.name), (stated or column.collation or "binary").lower()]
    )
    return " ".join([*words, *(["desc"] if "DESC" in part.suffix.upper().split() else [])])


def _named(part: IndexPart, profile: Profile) -> tuple[str | None, str | None]:
    """The column and the collation that a part states: SQLite takes (name) and 'name' for the column, too."""
    text = _COLLATE.sub("", part.expression or "").strip()
    stated = _COLLATE.search(part.expression or part.suffix)
    while text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text.startswith("'") and text.endswith("'"):
        text = f'"{text[1:-1]}"'
    name = part.column if part.expression is None else index_part_of_text(text, profile).column
    return name, stated[1] if stated else None


WORDS = (
    *(" CHECK ( ", " AUTOINCREMENT ", " INITIALLY DEFERRED ", " STRICT "),
    *(" COLLATE ", " COLLATE NOCASE ", " COLLATE RTRIM "),
    *(" ON CONFLICT REPLACE ", " ON CONFLICT IGNORE ", " ON CONFLICT FAIL ", " ON CONFLICT ROLLBACK "),
)
"""What a CREATE TABLE says that no pragma tells, as whole words: a column may be called `district`, or `collateral`."""


def words_known(statement: str) -> list[tuple[str, int]]:
    """Each of `WORDS` that is to be counted, and how often it is in the CREATE TABLE."""
    text = said(statement)
    return [(word, text.count(word)) for word in WORDS]


def parts_known(table: Table) -> list[str]:
    """What the text of CREATE TABLE has in it: the conditions of its checks, the expressions of its columns."""
    texts = [check.sqltext if check.verbatim else f"CHECK({check.sqltext})" for check in table.checks]
    texts += [f"AS({column.computed.sqltext})" for column in table.columns if column.computed is not None]
    return list(dict.fromkeys(map(bare, texts)))


def index_parts_known(table: Table) -> list[tuple[str, str]]:
    """The indexes, each with the expressions and the condition that its text has in it."""
    found = []
    for index in table.indexes:
        texts = [_COLLATE.sub("", part.expression) for part in index.parts if part.expression is not None]
        where = index.options.get("sqlite_where")
        if where is not None:
            texts.append(f"WHERE {where};")
        found += [(lowered(index.name), without_parentheses(text)) for text in texts]
    return found


def trigger_parts_known(table: Table) -> list[tuple[str, str]]:
    """The triggers, each with what its text has in it behind its name."""
    return [(lowered(each.name), _behind_name(each)) for each in table.triggers]


_BEFORE_NAME = re.compile(r"CREATE(?:TEMP|TEMPORARY)?TRIGGER(?:IFNOTEXISTS)?")


def _behind_name(trigger: Trigger) -> str:
    text = _BEFORE_NAME.sub("", without_parentheses(trigger.sqltext).rstrip(";"), count=1)
    _, name, behind = text.partition(without_parentheses(trigger.name))
    return f"{behind if name else text};"


_BLANK = re.compile(r"""[ \t\r\n"`\[\]]+""")
_APART = re.compile(r"[(),']")
_AROUND_DEFAULT = re.compile(r"""[ "()']""")


def said(text: str) -> str:
    """The words of a text as scripts count them, in upper case where they are ASCII: one blank around each.

    Quotes around names are blanks; parentheses, commas and the quotes of strings are words. COLLATE BINARY is left out:
    it is what there is without it.
    """
    words = _BLANK.sub(" ", f" {_APART.sub(_with_blanks, text)} ")
    return words.translate(_UPPER).replace(" COLLATE BINARY ", " ")


def _with_blanks(found: re.Match[str]) -> str:
    return f" {found[0]} "


def bare(text: str) -> str:
    """A text as scripts compare it: without blank space and quotes around names, in upper case where it is ASCII.

    COLLATE BINARY is left out, as in `said`.
    """
    return _BLANK.sub("", text).translate(_UPPER).replace("COLLATEBINARY", "")


def without_parentheses(text: str) -> str:
    """The same without parentheses."""
    return bare(text).replace("(", "").replace(")", "")


def lowered(text: str) -> str:
    """Lower case as SQLite's `lower` makes it: of ASCII only."""
    return text.translate(_LOWER)


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_UPPER = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}

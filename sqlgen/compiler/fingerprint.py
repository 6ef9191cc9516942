"""A table in a few lines of text: what a script compares with the same lines made of SQLite's pragmas and its schema.

Covered: columns with their order, affinity, nullability, place in the key and whether they are generated; foreign keys
with their actions; keys and indexes with uniqueness, columns, order and collations; how many CHECKs and COLLATEs the
table's own statement has; triggers by name. Not covered, since SQLite keeps them only as their author spelled them: the
texts of defaults, CHECKs, predicates and triggers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sqlalchemy.types import TypeEngine

from sqlgen.catalog.index_text import index_part_of_text
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Column, Index, IndexPart, Table
from sqlgen.compiler.affinity import affinity
from sqlgen.profile.model import Profile

Spell = Callable[[TypeEngine[object]], str]

_COLLATE = re.compile(r"""(?:\A|\s+)COLLATE\s+["'`\[]?(\w+)["'`\]]?\s*\Z""", re.IGNORECASE)


def columns_known(table: Table, spell: Spell, profile: Profile) -> str:
    """ "id integer not null key 1, name text": the columns in their order. Types count by their affinity only."""
    positions = {}
    for number, name in enumerate(table.primary_key.columns if table.primary_key else (), start=1):
        column = by_name(table.columns, name, profile)
        positions[id(column)] = number
    return ", ".join(_column(column, positions.get(id(column), 0), spell) for column in table.columns)


def _column(column: Column, position: int, spell: Spell) -> str:
    text = f"{column.name} {affinity(spell(column.type))}"
    if position or not column.nullable:
        text += " not null"
    if position:
        text += f" key {position}"
    return text + (" generated" if column.computed is not None else "")


def foreign_keys_known(table: Table) -> str:
    """ "owner_id to account, CASCADE, NO ACTION": each column, where it refers to, ON DELETE and ON UPDATE."""
    return ", ".join(
        sorted(
            f"{column} to {key.referred_table}, {_action(key.ondelete)}, {_action(key.onupdate)}"
            for key in table.foreign_keys
            for column in key.columns
        )
    )


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
    return f"{index.name}{' unique' if index.unique else ''} ({parts}){condition}"


def _part(part: IndexPart, table: Table, profile: Profile) -> str:
    """The column with its collation, or that it is an expression; whether it descends."""
    name, stated = _named(part, profile)
    column = by_name(table.columns, name, profile) if name is not None else None
    words = ["expression"] if column is None else [column.name, (stated or column.collation or "binary").lower()]
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


def tally(word: str, statement: str) -> int:
    """How often a statement has a word, its blank space left out: "CHECK(" in "CHECK (x > 0)"."""
    return re.sub(r"[ \t\r\n]", "", statement).upper().count(word)

"""The model: one table with all that SQLite can say of it, a parent, a child, views and triggers around; and its SQL.

Columns are known by a number, so that whatever speaks of one follows when it gets another name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

AROUND = ("CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE)", "CREATE TABLE log (x)")
"""What stays as it is: a parent, and a table that triggers write into."""


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class Words:
    """SQL with a place for the table, `{t}`, and for each of some columns, `{0}`, `{1}`."""

    template: str
    keys: tuple[int, ...] = ()

    def said(self, table: Table) -> str:
        return self.template.format(*(quoted(table.column(key).name) for key in self.keys), t=quoted(table.name))


@dataclass(frozen=True)
class Column:
    key: int
    name: str
    type: str
    not_null: bool = False
    default: str | None = None
    collate: str | None = None
    on_conflict: str = ""
    generated: Words | None = None
    stored: bool = False


@dataclass(frozen=True)
class Unique:
    name: str | None
    keys: tuple[int, ...]
    on_conflict: str = ""
    inline: bool = False


@dataclass(frozen=True)
class Check:
    name: str | None
    words: Words
    inline: bool = False


@dataclass(frozen=True)
class ForeignKey:
    """``to``: a column of `p`, or the number of one of the table itself."""

    name: str | None
    key: int
    to: str | int
    rest: str = ""
    inline: bool = False


@dataclass(frozen=True)
class Index:
    name: str
    unique: bool
    parts: tuple[Words, ...]
    where: Words | None = None

    @property
    def keys(self) -> set[int]:
        return {key for words in (*self.parts, *([self.where] if self.where else [])) for key in words.keys}


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    primary: tuple[int, ...] = ()
    primary_name: str | None = None
    counting: bool = False
    without_rowid: bool = False
    strict: bool = False
    uniques: tuple[Unique, ...] = ()
    checks: tuple[Check, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    indexes: tuple[Index, ...] = ()
    triggers: tuple[Words, ...] = ()

    def column(self, key: int) -> Column:
        return next(column for column in self.columns if column.key == key)

    @property
    def plain(self) -> tuple[Column, ...]:
        """The columns that aren't generated."""
        return tuple(column for column in self.columns if column.generated is None)

    def names(self, keys: tuple[int, ...]) -> str:
        return ", ".join(quoted(self.column(key).name) for key in keys)

    @property
    def is_rowid(self) -> bool:
        """Whether its key is the number of the row."""
        return len(self.primary) == 1 and self.column(self.primary[0]).type == "INTEGER" and not self.without_rowid


@dataclass(frozen=True)
class Schema:
    """``child_to``: the column that the child refers to, if it does. ``child_default``: of its column `note`."""

    table: Table
    child_to: int | None = None
    child_rest: str = ""
    child_default: str = "'n'"
    others: tuple[Words, ...] = ()
    """Views, and triggers of the parent, that speak of the table."""

    @property
    def read(self) -> set[int]:
        """Columns that something reads which stays as it is: they can't be dropped."""
        words = (*self.others, *self.table.triggers, *(each.generated for each in self.table.columns if each.generated))
        keys = {key for each in words for key in each.keys} | set(self.table.primary)
        keys |= {each.to for each in self.table.foreign_keys if isinstance(each.to, int)}
        return keys | ({self.child_to} if self.child_to is not None else set())

    @property
    def referred(self) -> set[int]:
        """Columns that keys refer to: what makes them keys can't be dropped."""
        keys = {each.to for each in self.table.foreign_keys if isinstance(each.to, int)}
        return keys | ({self.child_to} if self.child_to is not None else set())


def statements(schema: Schema) -> list[str]:
    """The SQL that makes the schema on an empty database."""
    table = schema.table
    return [
        *AROUND,
        create_table(table),
        create_child(schema),
        *(create_index(each, table) for each in table.indexes),
        *(words.said(table) for words in (*schema.others, *table.triggers)),
    ]


def create_table(table: Table) -> str:
    options = [*["WITHOUT ROWID"] * table.without_rowid, *["STRICT"] * table.strict]
    parts = (*(column_definition(each, table) for each in table.columns), *apart(table))
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)}) {', '.join(options)}".strip()


def create_child(schema: Schema) -> str:
    refers = ""
    if schema.child_to is not None:
        to = quoted(schema.table.column(schema.child_to).name)
        refers = f" REFERENCES {quoted(schema.table.name)} ({to}){schema.child_rest}"
    return f"CREATE TABLE c (id INTEGER PRIMARY KEY, ref{refers}, note TEXT DEFAULT {schema.child_default})"


def create_index(index: Index, table: Table) -> str:
    parts = ", ".join(words.said(table) for words in index.parts)
    where = f" WHERE {index.where.said(table)}" if index.where else ""
    unique = "UNIQUE " if index.unique else ""
    return f"CREATE {unique}INDEX {quoted(index.name)} ON {quoted(table.name)} ({parts}){where}"


def column_definition(column: Column, table: Table) -> str:
    parts = [quoted(column.name), column.type]
    if table.primary == (column.key,) and table.is_rowid:
        parts.append(f"{named(table.primary_name)}PRIMARY KEY{' AUTOINCREMENT' * table.counting}")
    if column.collate:
        parts.append(f"COLLATE {column.collate}")
    if column.not_null:
        parts.append(f"NOT NULL{column.on_conflict}")
    if column.default is not None:
        parts.append(f"DEFAULT {column.default}")
    if column.generated is not None:
        kind = "STORED" if column.stored else "VIRTUAL"
        parts.append(f"GENERATED ALWAYS AS ({column.generated.said(table)}) {kind}")
    return " ".join(filter(None, (*parts, *beside(column, table))))


def beside(column: Column, table: Table) -> Iterator[str]:
    """The constraints that stand with a column."""
    for unique in table.uniques:
        if unique.inline and unique.keys == (column.key,):
            yield f"{named(unique.name)}UNIQUE{unique.on_conflict}"
    for check in table.checks:
        if check.inline and check.words.keys[0] == column.key:
            yield f"{named(check.name)}CHECK ({check.words.said(table)})"
    for key in table.foreign_keys:
        if key.inline and key.key == column.key:
            yield f"{named(key.name)}{references(key, table)}"


def apart(table: Table) -> Iterator[str]:
    """The constraints that stand beside the columns."""
    if table.primary and not table.is_rowid:
        yield f"{named(table.primary_name)}PRIMARY KEY ({table.names(table.primary)})"
    for unique in table.uniques:
        if not unique.inline:
            yield f"{named(unique.name)}UNIQUE ({table.names(unique.keys)}){unique.on_conflict}"
    for check in table.checks:
        if not check.inline:
            yield f"{named(check.name)}CHECK ({check.words.said(table)})"
    for key in table.foreign_keys:
        if not key.inline:
            yield f"{named(key.name)}FOREIGN KEY ({table.names((key.key,))}) {references(key, table)}"


def references(key: ForeignKey, table: Table) -> str:
    if isinstance(key.to, str):
        return f"REFERENCES p ({key.to}){key.rest}"
    return f"REFERENCES {quoted(table.name)} ({table.names((key.to,))}){key.rest}"


def named(name: str | None) -> str:
    return f"CONSTRAINT {quoted(name)} " if name else ""

"""Which rows are known: those of tables that the same script creates, as far as it tells what it writes there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeAlias, cast

from immutables import Map
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.elements import ClauseElement

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler.expressions import statement_sql
from sqlgen.errors import SqlgenError
from sqlgen.operations import BulkInsertOp, CreateTableOp, DropTableOp, ExecuteSQLOp, RenameTableOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile.identifiers import fold_table, from_sql

Key: TypeAlias = tuple[str, str]

_NAME = re.compile(
    r"""(?:(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\]|[\w$#]+)\.)*(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\]|[\w$#]+)"""
)
_SKIPPED = re.compile(
    r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL
)  # strings and comments: either may hold the other
_WRITES_ROWS = re.compile(r"\b(?:insert|merge|replace|copy|into|load)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:insert|merge|replace)\b(?:\s+(?:or\s+\w+|ignore|low_priority|delayed|high_priority))*\s+into\s+("
    + _NAME.pattern
    + r")",
    re.IGNORECASE,
)
_MAY_DO_ANYTHING = re.compile(
    r"\b(?:call|exec|execute|perform|do|declare|begin|load|source|restore|attach)\b", re.IGNORECASE
)
_CALLS = re.compile(
    r"^\s*select\s+(?!count\b|max\b|min\b|sum\b|avg\b|exists\b|coalesce\b|setval\b|nextval\b|set_config\b)[\w.]+\s*\(",
    re.IGNORECASE,
)
_CREATES = re.compile(r"^\s*create\b", re.IGNORECASE)
_WITH_ROWS = re.compile(r"\bas\b|\bselect\b|\bif\s+not\s+exists\b", re.IGNORECASE)


class KnownRows:
    """Tables that this script created and that have no rows; of every other table nothing is known.

    It is told every operation, at once, since nobody can know before the end that it won't be asked.
    """

    __slots__ = ("empty",)

    def __init__(self, empty: Map[Key, bool] | None = None) -> None:
        self.empty: Map[Key, bool] = Map() if empty is None else empty

    def copy(self) -> KnownRows:
        """The same knowledge, for another way from here on."""
        return KnownRows(self.empty)

    def forget(self) -> None:
        """From now on, others write to the tables, too."""
        self.empty = Map()

    def lose_named(self, words: Iterable[str], catalog: Catalog) -> None:
        """Nobody knows any longer what is in tables of these names, in any schema."""
        names = {fold_table(catalog.profile, word) for word in words}
        for key in list(self.empty):
            if key[1] in names:
                self._lose(key)

    def note(self, operation: MigrateOperation, before: Catalog, after: Catalog) -> None:
        """An operation was recorded."""
        follow = _FOLLOW.get(type(operation))
        if follow is not None:
            follow(self, operation, before, after)
        elif not _is_ours(type(operation).__module__):
            self.forget()  # a third party's own SQL

    def is_empty(self, name: str, schema: str | None, catalog: Catalog) -> bool:
        """Whether the table is known to have no rows."""
        return catalog.registry.key(name, schema) in self.empty

    def _create(self, operation: CreateTableOp, before: Catalog, after: Catalog) -> None:
        if operation.changes_nothing or getattr(operation, "if_not_exists", None):
            return
        self.empty = self.empty.set(after.registry.key(operation.table_name, operation.schema), True)

    def _drop(self, operation: DropTableOp, before: Catalog, after: Catalog) -> None:
        self._lose(before.registry.key(operation.table_name, operation.schema))

    def _rename(self, operation: RenameTableOp, before: Catalog, after: Catalog) -> None:
        old = before.registry.key(operation.table_name, operation.schema)
        if old in self.empty:
            self._lose(old)
            self.empty = self.empty.set(after.registry.key(operation.new_table_name, operation.schema), True)

    def _insert(self, operation: BulkInsertOp, before: Catalog, after: Catalog) -> None:
        if operation.rows:
            self._filled(before.registry.key(operation.table_name, operation.schema), before)

    def _execute(self, operation: ExecuteSQLOp, before: Catalog, after: Catalog) -> None:
        if not self.empty and before is after:
            return
        try:
            text = statement_sql(cast(str | ClauseElement, operation.sqltext), before.profile)
        except (SqlgenError, SQLAlchemyError):
            self.forget()  # it can't be written either, which will be said with its place
        else:
            self._text(text, before, after)

    def _text(self, text: str, before: Catalog, after: Catalog) -> None:
        if not _MAY_DO_ANYTHING.search(text):
            text = _SKIPPED.sub(lambda each: "''" if each[0].startswith("'") else " ", text)
        if _CALLS.search(text):
            self.forget()
        elif _MAY_DO_ANYTHING.search(text):
            self._lose_named(text, before, everything="execute" in text.lower() or "perform" in text.lower())
            if re.match(r"\s*(?:call|exec|execute|load|source|restore)\b", text, re.IGNORECASE):
                self.forget()
        elif _WRITES_ROWS.search(text):
            targets = _TARGET.findall(text)
            if len(targets) == len(_WRITES_ROWS.findall(text)) - text.lower().count("into") and targets:
                for target in targets:
                    self._filled(_key_of(target, before), before)
            else:
                self._lose_named(text, before)
        if before is not after:
            self._follow_tables(text, before, after)

    def _follow_tables(self, text: str, before: Catalog, after: Catalog) -> None:
        """Raw DDL: tables that it made, and those that are gone."""
        keys = {_key_of(name, after) for name in _NAME.findall(text)}
        made = [key for key in keys if key in after.registry.tables and key not in before.registry.tables]
        gone = [key for key in keys if key in self.empty and key not in after.registry.tables]
        for key in gone:
            self._lose(key)
        if _CREATES.match(text) and not _WITH_ROWS.search(text):
            for key in made:
                self.empty = self.empty.set(key, True)
        elif len(made) == len(gone) == 1 and "rename" in text.lower():
            self.empty = self.empty.set(made[0], True)

    def _lose_named(self, text: str, catalog: Catalog, *, everything: bool = False) -> None:
        if everything:
            self.forget()
        for name in _NAME.findall(text):
            self._lose(_key_of(name, catalog))

    def _filled(self, key: Key, catalog: Catalog) -> None:
        """Rows were written; with triggers about, nobody knows where else."""
        if catalog.registry.triggered:
            self.forget()
        self._lose(key)

    def _lose(self, key: Key) -> None:
        if key in self.empty:
            self.empty = self.empty.delete(key)


@cache
def _is_ours(module: str) -> bool:
    return module.startswith("sqlgen.")


def _key_of(name: str, catalog: Catalog) -> Key:
    parts = re.findall(r'"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\]|[\w$#]+', name)
    plain = [_unquoted(part, catalog) for part in parts]
    return catalog.registry.key(plain[-1], plain[-2] if len(plain) > 1 else None)


def _unquoted(part: str, catalog: Catalog) -> str:
    quoted = part[0] in '"`['
    return from_sql(catalog.profile, part[1:-1] if quoted else part, quoted)


_FOLLOW: dict[type, Any] = {
    CreateTableOp: KnownRows._create,
    DropTableOp: KnownRows._drop,
    RenameTableOp: KnownRows._rename,
    BulkInsertOp: KnownRows._insert,
    ExecuteSQLOp: KnownRows._execute,
}

"""Which rows are known: those of tables that the same script creates, as far as it tells what it writes there.

Here every operation is looked at, without reading its SQL: whether a table is empty, which statements wrote to it, and
from when on nobody can know. What the statements make of the rows (`row_statements`, `reshaped_rows`) is found when
somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from operator import is_
from typing import Any, TypeAlias, cast

from immutables import Map
from msgspec.structs import replace
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.elements import ClauseElement

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.registry import Entry, Key, Registry
from sqlgen.catalog.values import Table
from sqlgen.compiler.compile import compile_operation
from sqlgen.compiler.expressions import statement_sql
from sqlgen.errors import SqlgenError
from sqlgen.operations import AlterColumnOp, BulkInsertOp, CreateTableOp, DropTableOp, ExecuteSQLOp, RenameTableOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile.identifiers import fold, fold_table, from_sql
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.reshaped_rows import Reshaped
from sqlgen.revisions.offline.row_statements import Executed, Queries, Selected, Texts
from sqlgen.revisions.offline.stored_values import Cell, Family, counts, family_of
from sqlgen.revisions.offline.written_rows import Rows, RowsNotKnown, State, Written

SchemaOf: TypeAlias = Callable[[str | None], str | None] | None
"""The name under which the catalog knows a schema of the revisions; None where the revisions' own names hold."""

_NAME = re.compile(
    r"""(?:(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\]|[\w$#]+)\.)*(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\]|[\w$#]+)"""
)
_PART = re.compile(r'"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\]|[\w$#]+')
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
_WRITES_TO = re.compile(r"\s*(?:insert\s+into|update|delete\s+from)\s+(" + _NAME.pattern + ")", re.IGNORECASE)
_MAY_DO_ANYTHING = re.compile(
    r"\b(?:call|exec|execute|perform|do|declare|begin|load|source|restore|attach)\b", re.IGNORECASE
)
_CALLS = re.compile(
    r"^\s*select\s+(?!count\b|max\b|min\b|sum\b|avg\b|exists\b|coalesce\b|setval\b|nextval\b|set_config\b)[\w.]+\s*\(",
    re.IGNORECASE,
)
_CHANGES_ROWS = re.compile(r"\b(?:update|delete|truncate)\b", re.IGNORECASE)
_OF_ONE_TABLE = re.compile(r"\s*(?:update|delete)\b[^;]*;?\s*\Z", re.IGNORECASE)
_CHANGES_ONE = re.compile(  # and no other: whatever else it names isn't another name for the target
    rf"\s*(?:update\s+(?P<updated>{_NAME.pattern})\s+set\b|delete\s+from\s+(?P<deleted>{_NAME.pattern})\s*(?:where\b|;|\Z))"
    r"(?!.*(?:\bfrom\b|\busing\b|;\s*\S))",
    re.IGNORECASE | re.DOTALL,
)
_READS = re.compile(r"\b(?:select|with|using|join|table)\b|\bupdate\b.*\bfrom\b", re.IGNORECASE | re.DOTALL)
_MERGES = re.compile(r"\b(?:merge|replace)\s+into\b|\bcopy\b|\bload\b", re.IGNORECASE)
_TOUCH_KEYS = ("setval", "nextval", "restart", "reseed", "sequence", "truncate")
_HAS_PARTS = re.compile(r"(?:\b|_)(?:partition|inherit|attach)", re.IGNORECASE)
_NO_ACTIONS = ("NO ACTION", "RESTRICT")
_CHARACTERS_PER_ROW = 500
ROWS_KEPT = 2000
"""For a table to which a script writes more, nothing stays known; a text counts a row per 500 characters."""
WRITES_KEPT = 500
"""After as many statements that wrote rows nothing of them stays known: each holds on to the catalog of its moment."""
_CREATES = re.compile(r"^\s*create\b", re.IGNORECASE)
_WITH_ROWS = re.compile(r"\bas\b|\bselect\b|\bif\s+not\s+exists\b", re.IGNORECASE)


class KnownRows:
    """Tables that this script created, whose rows are known; of every other table nothing is.

    It is told every operation, at once, since nobody can know before the end that it won't be asked.
    """

    __slots__ = ("_private", "_writes", "empty", "filled", "keys_count")

    def __init__(self) -> None:
        self.empty, self.filled, self.keys_count = State()
        self._private: Any = None
        self._writes = 0  # that may still be known

    @property
    def state(self) -> State:
        """What is known now; to be set again when what happened since never did."""
        return State(self.empty, self.filled, self.keys_count)

    @state.setter
    def state(self, state: State) -> None:
        self.empty, self.filled, self.keys_count = state

    def copy(self) -> KnownRows:
        """The same knowledge, for another way from here on."""
        other = KnownRows()
        other.state = self.state
        return other

    def forget(self) -> None:
        """From now on, others write to the tables, too."""
        self.empty, self.filled = Map(), Map()

    def lose_named(self, words: Iterable[str], profile: Profile) -> None:
        """Nobody knows any longer what is in tables of these names, in any schema."""
        names = {fold_table(profile, word) for word in words}
        for key in [key for known in (self.empty, self.filled) for key in known if key[1] in names]:
            self._lose(key)

    # ------------------------------------------------------------------ what is asked

    def is_empty(self, name: str, schema: str | None, catalog: Catalog) -> bool:
        """Whether nothing was ever written to the table."""
        return catalog.registry.key(name, schema) in self.empty

    def answer(self, query: Any, catalog: Catalog, schema_of: SchemaOf) -> Selected:
        """The rows of a query. Raises RowsNotKnown."""
        return self._asked(schema_of)().cells(query, catalog)

    def last_row(self, insert: str, catalog: Catalog) -> dict[str, tuple[Cell, Family]]:
        """What the INSERT that was noted last wrote as its last row, by folded column name; empty if nobody knows."""
        rows = self._written_by(insert, catalog, self.state)
        if rows is None or not rows.rows:
            return {}
        profile = catalog.profile
        named = zip(rows.columns, rows.rows[-1], strict=True)
        return {fold(profile, column.name): (cell, family_of(column, profile)) for column, cell in named}

    def last_key(self, insert: str, catalog: Catalog, state: State) -> int | None:
        """The key that an INSERT was given, which was the last when the state was this; None if nobody knows."""
        rows = self._written_by(insert, catalog, state)
        keys = [place for place, column in enumerate(rows.columns) if counts(column)] if rows is not None else []
        cell = rows.rows[-1][keys[0]] if rows is not None and rows.rows and len(keys) == 1 else None
        return cell if isinstance(cell, int) else None

    def matched(self, statement: str, catalog: Catalog, state: State) -> int | None:
        """How many rows an UPDATE or DELETE was about, which was the last when the state was this; None: unknown."""
        rows = self._written_by(statement, catalog, state)
        return None if rows is None else rows.matched

    def _written_by(self, statement: str, catalog: Catalog, state: State) -> Rows | None:
        target = _WRITES_TO.match(statement)
        written = None if target is None else state.filled.get(_key_of(target[1], catalog))
        with suppress(RowsNotKnown):
            return None if written is None else written.rows()
        return None

    def _asked(self, schema_of: SchemaOf, state: State | None = None) -> Callable[[], Queries]:
        """All tables as they are in a state, now unless another is given, for whoever asks later."""
        state = self.state if state is None else state

        def moment() -> Queries:
            from sqlgen.revisions.offline.moment import Moment, PrivateRows  # most scripts never ask

            if self._private is None:
                self._private = PrivateRows()
            return Moment(state, self._private, schema_of)

        return moment

    # ------------------------------------------------------------------ what happens

    def note(self, operation: MigrateOperation, before: Catalog, after: Catalog, schema_of: SchemaOf) -> None:
        """An operation was recorded."""
        follow = _FOLLOW.get(type(operation))
        if follow is not None:
            follow(self, operation, before, after, schema_of)
        elif not _is_ours(type(operation).__module__):
            self.forget()  # a third party's own SQL
        elif self.filled and before is not after:
            table = getattr(operation, "table_name", None)
            if table is not None:
                self._reshape(before.registry.key(table, getattr(operation, "schema", None)), operation, after)

    def _create(self, operation: CreateTableOp, before: Catalog, after: Catalog, _: SchemaOf) -> None:
        if operation.changes_nothing or getattr(operation, "if_not_exists", None):
            return
        key = after.registry.key(operation.table_name, operation.schema)
        if _may_have_others(after.registry.tables[key].value):
            self._lose(key)
        else:
            self.empty = self.empty.set(key, True)

    def _drop(self, operation: DropTableOp, before: Catalog, after: Catalog, _: SchemaOf) -> None:
        key = before.registry.key(operation.table_name, operation.schema)
        self._lose(key)
        if self.filled:
            self._lose_referrers([key], before)

    def _rename(self, operation: RenameTableOp, before: Catalog, after: Catalog, _: SchemaOf) -> None:
        old = before.registry.key(operation.table_name, operation.schema)
        self._move(old, after.registry.key(operation.new_table_name, operation.schema))

    def _move(self, old: Key, new: Key) -> None:
        is_empty, written = old in self.empty, self.filled.get(old)
        self._lose(old)
        if is_empty:
            self.empty = self.empty.set(new, True)
        elif written is not None:
            self.filled = self.filled.set(new, written)

    def _insert(self, operation: BulkInsertOp, before: Catalog, after: Catalog, schema_of: SchemaOf) -> None:
        if not operation.rows:
            return
        key = before.registry.key(operation.table_name, operation.schema)
        alone = _alone(before, key) if self._knows(key) else before

        def texts() -> list[str]:
            try:
                return [each.text for each in compile_operation(operation, alone, alone, alone.profile)]
            except (SqlgenError, SQLAlchemyError):
                raise RowsNotKnown from None  # it can't be written either, which will be said with its place

        self._write(key, texts, len(operation.rows), before, None, reads_others=False)

    def _execute(self, operation: ExecuteSQLOp, before: Catalog, after: Catalog, schema_of: SchemaOf) -> None:
        if not self.empty and not self.filled and before is after:
            return
        try:
            text = statement_sql(cast(str | ClauseElement, operation.sqltext), before.profile)
        except (SqlgenError, SQLAlchemyError):
            self.forget()  # it can't be written either, which will be said with its place
        else:
            self._text(text, before, after, schema_of)

    def _text(self, whole: str, before: Catalog, after: Catalog, schema_of: SchemaOf) -> None:
        text = whole
        if schema_of is not None:  # which of the schemas the text means, the server says
            self.lose_named((part.strip('"`[]') for part in _PART.findall(text)), before.profile)
        anything = _MAY_DO_ANYTHING.search(text) is not None
        if not anything:
            text = _SKIPPED.sub(lambda each: "''" if each[0].startswith("'") else " ", text)
        if self.keys_count:
            lowered = text.lower()
            self.keys_count = not any(word in lowered for word in _TOUCH_KEYS)
        if _CALLS.search(text):
            self.forget()
        elif anything:
            self._lose_named(text, before, everything="execute" in text.lower() or "perform" in text.lower())
            if re.match(r"\s*(?:call|exec|execute|load|source|restore)\b", text, re.IGNORECASE):
                self.forget()
        elif _WRITES_ROWS.search(text):
            self._inserts(text, whole, before, schema_of)
        elif self.filled and _CHANGES_ROWS.search(text):
            self._changes(text, whole, before, schema_of)
        if before is not after:
            self._follow_tables(text, before, after)

    def _inserts(self, text: str, whole: str, before: Catalog, schema_of: SchemaOf) -> None:
        """A text that writes new rows, and may do more."""
        targets = _TARGET.findall(text)
        is_plain = targets and len(targets) == len(_WRITES_ROWS.findall(text)) - text.lower().count("into")
        if not is_plain or _CHANGES_ROWS.search(text) or _MERGES.search(text):
            for target in targets:
                self._lose(_key_of(target, before))
            if not is_plain or self.filled:
                self._lose_named(text, before)
            return
        for key in dict.fromkeys(_key_of(target, before) for target in targets):
            size = 1 + len(whole) // _CHARACTERS_PER_ROW
            self._write(key, lambda: [whole], size, before, schema_of, reads_others=_may_read_others(text))

    def _changes(self, text: str, whole: str, before: Catalog, schema_of: SchemaOf) -> None:
        """UPDATE, DELETE, TRUNCATE: what they name may be changed, by cascading keys others, too."""
        plain = _CHANGES_ONE.match(text)
        names = _NAME.findall(text) if plain is None else [plain["updated"] or plain["deleted"]]
        named = list(dict.fromkeys(_key_of(name, before) for name in names))
        if any(key in before.registry.views for key in named) or before.registry.triggered:
            self.forget()
            return
        self._lose_referrers(named, before)
        for key in named:
            if key in self.filled:
                if _OF_ONE_TABLE.match(text):
                    self._write(key, lambda: [whole], 1, before, schema_of, reads_others=_may_read_others(text))
                else:
                    self._lose(key)

    def _write(
        self, key: Key, texts: Texts, size: int, before: Catalog, schema_of: SchemaOf, *, reads_others: bool
    ) -> None:
        """Rows were written; with triggers or behind a view, nobody knows where else.

        What is kept of the moment costs memory as long as nobody asks, so it is the table alone where that will do.
        """
        if before.registry.triggered or key in before.registry.views:
            self.forget()
        entry = before.registry.tables.get(key)
        present = self.filled.get(key)
        if entry is None or (present is None and key not in self.empty):
            return
        if (0 if present is None else present.size) + size > ROWS_KEPT:
            self._lose(key)
            return
        self._writes += 1
        if self._writes > WRITES_KEPT:
            self._lose(key)
            self.filled, self._private, self._writes = Map(), None, 0
            return
        table = entry.value
        if reads_others:
            change = Executed(texts, table, before, self._asked(schema_of))
        else:
            change = Executed(
                texts, table, _alone(before, key), self._asked(schema_of, State(keys_count=self.keys_count))
            )
        written = Written(present, change, table.columns, size)
        if present is None:
            self.empty = self.empty.delete(key)
        self.filled = self.filled.set(key, written)

    def _follow_tables(self, text: str, before: Catalog, after: Catalog) -> None:
        """Raw DDL: tables that it made, those that are gone, and those that changed."""
        keys = {_key_of(name, after) for name in _NAME.findall(text)}
        made = [key for key in keys if key in after.registry.tables and key not in before.registry.tables]
        gone = [key for key in keys if self._knows(key) and key not in after.registry.tables]
        if len(made) == len(gone) == 1 and "rename" in text.lower():
            self._move(gone[0], made[0])
            return
        for key in gone:
            self._lose(key)
        if self.filled:
            self._lose_referrers([key for key in keys if key not in after.registry.tables], before)
        if _HAS_PARTS.search(text):
            for key in keys:
                self._lose(key)
        elif _CREATES.match(text) and not _WITH_ROWS.search(text):
            for key in made:
                self.empty = self.empty.set(key, True)
        for key in keys:
            if key in self.filled:
                self._reshape(key, None, after)

    def _reshape(self, key: Key, operation: MigrateOperation | None, after: Catalog) -> None:
        """The table may have other columns now; without an operation, nobody knows how it came to them."""
        written = self.filled.get(key)
        entry = after.registry.tables.get(key)
        if written is None or entry is None or entry.value.columns is written.columns:
            return
        columns = entry.value.columns
        if len(columns) == len(written.columns) and all(map(is_, columns, written.columns)):
            return
        renamed = {}
        if isinstance(operation, AlterColumnOp) and operation.modify_name:
            renamed[str(operation.modify_name)] = operation.column_name
        change = Reshaped(columns, renamed, after.profile, is_plain=operation is not None)
        self.filled = self.filled.set(key, Written(written, change, columns, 1))

    def _lose_named(self, text: str, catalog: Catalog, *, everything: bool = False) -> None:
        if everything:
            self.forget()
        for name in _NAME.findall(text):
            self._lose(_key_of(name, catalog))

    def _lose_referrers(self, keys: list[Key], catalog: Catalog) -> None:
        """Rows that go, or change, with those that they refer to."""
        reached: set[Key] = set()
        referrers = catalog.registry.referrers
        left = list(keys)
        while left:
            key = left.pop()
            for referrer in referrers.get(key, ()):
                if referrer in reached or not (referrer in self.filled or referrer in referrers):
                    continue
                if _acts(catalog.registry.tables[referrer].value):
                    reached.add(referrer)
                    left.append(referrer)
        for key in reached:
            if key in self.filled:
                self._lose(key)

    def _knows(self, key: Key) -> bool:
        return key in self.empty or key in self.filled

    def _lose(self, key: Key) -> None:
        if key in self.empty:
            self.empty = self.empty.delete(key)
        elif key in self.filled:
            self.filled = self.filled.delete(key)


def _acts(table: Table) -> bool:
    """Whether rows of the table may go, or change, with those that they refer to."""
    for key in table.foreign_keys:
        if key.ondelete is not None and key.ondelete.upper() not in _NO_ACTIONS:
            return True
        if key.onupdate is not None and key.onupdate.upper() not in _NO_ACTIONS:
            return True
    return False


def _alone(catalog: Catalog, key: Key) -> Catalog:
    """The catalog as far as one of its tables goes."""
    registry = catalog.registry
    entry = registry.tables.get(key)
    tables: Map[Key, Entry[Table]] = Map() if entry is None else Map([(key, entry)])
    return replace(catalog, registry=Registry(registry.profile, tables=tables, enum_types=registry.enum_types))


def _may_read_others(text: str) -> bool:
    """Whether what a statement writes may come from other tables."""
    return _READS.search(text) is not None


def _may_have_others(table: Table) -> bool:
    """Whether a query shows rows of other tables, too, or the rows don't stay."""
    if not table.options:
        return bool(table.prefixes)
    return bool(table.prefixes) or any(_HAS_PARTS.search(name) for name in table.options)


@cache
def _is_ours(module: str) -> bool:
    return module.startswith("sqlgen.")


def _key_of(name: str, catalog: Catalog) -> Key:
    parts = _PART.findall(name)
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

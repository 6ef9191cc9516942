"""Creating and dropping indexes."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.sql.elements import conv

from sqlgen.catalog import values
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conditional_indexes import conditions_in, with_condition
from sqlgen.catalog.conventions import final_name, with_conventional_names
from sqlgen.catalog.errors import IndexUnknown
from sqlgen.catalog.from_sqlalchemy import index_value
from sqlgen.catalog.implied_indexes import supplanted_by, taking_over_from
from sqlgen.catalog.key_types import with_lengths
from sqlgen.catalog.left_out import (
    is_left_out,
    leaves_indexes_out,
    remark_on_drop,
    remarks_on,
    stands_for,
    with_all,
)
from sqlgen.catalog.spelling import index_as_spelled
from sqlgen.catalog.tables import by_name
from sqlgen.operations.arguments import IndexElements, checked_columns
from sqlgen.operations.base import MigrateOperation, known_from_batch, qualified
from sqlgen.operations.errors import ArgumentsMalformed, OriginalUnknown
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.key_columns import altered_for, index_remarks
from sqlgen.operations.schema_objects import HasNamingConvention, metadata_for, new_index
from sqlgen.operations.written_otherwise import note_conditions, note_unindexable


@Operations.register_operation("create_index")
@BatchOperations.register_operation("create_index", "batch_create_index")
class CreateIndexOp(MigrateOperation):
    """Create an index."""

    leaves_the_rest = True
    template = "create_index"

    _value: values.Index | None = None
    """The index in the catalog, after completion."""

    _over: values.Index | None = None
    """The index over the columns that its author named, where a condition is put into them; known after completion."""

    _supplanted: tuple[values.Index, ...] = ()
    """Indexes that the database had made for foreign keys, and takes away now (MySQL); known after completion."""

    def __init__(
        self,
        index_name: str | None,
        table_name: str,
        columns: IndexElements,
        *,
        schema: str | None = None,
        unique: bool = False,
        if_not_exists: bool | None = None,
        **kw: Any,
    ) -> None:
        self.index_name = index_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.unique = unique
        self.if_not_exists = if_not_exists
        self.kw = kw

    @classmethod
    def create_index(
        cls,
        operations: Operations,
        index_name: str | None,
        table_name: str,
        columns: IndexElements,
        *,
        schema: str | None = None,
        unique: bool = False,
        if_not_exists: bool | None = None,
        **kw: Any,
    ) -> None:
        """Create an index on columns by name, `text()` and expressions.

        `**kw` takes what dialects add: `postgresql_where`, `postgresql_using`, `postgresql_concurrently`,
        `postgresql_include`, `postgresql_ops`, `mysql_length`, `mssql_clustered`, `sqlite_where`, ...
        """
        operations.invoke(
            cls(index_name, table_name, columns, schema=schema, unique=unique, if_not_exists=if_not_exists, **kw)
        )

    @classmethod
    def batch_create_index(
        cls, operations: BatchOperations, index_name: str, columns: IndexElements, **kw: Any
    ) -> None:
        """Create an index on the batch's table; `**kw` takes `unique`, `if_not_exists` and what dialects add."""
        batch = operations.settings
        operations.invoke(cls(index_name, batch.table_name, columns, schema=batch.schema, **kw))

    @classmethod
    def from_index(cls, index: sa.Index) -> CreateIndexOp:
        """The operation that creates this index."""
        table = index.table
        assert table is not None, "the index belongs to a table"
        return cls(
            index.name,
            table.name,
            list(index.expressions),
            schema=table.schema,
            unique=index.unique,
            **_settings(index),
        )

    @classmethod
    def from_value(cls, value: values.Index, table_name: str, schema: str | None) -> CreateIndexOp:
        """The operation that creates an index as the catalog holds it."""
        operation = cls(
            conv(value.name),
            table_name,
            [_element(part) for part in value.parts],
            schema=schema,
            unique=value.unique,
            **dict(sorted(value.options.items())),
        )
        operation._value = value
        return operation

    def to_index(self, migration_context: HasNamingConvention | None = None) -> sa.Index:
        """The index, on a stub of its table."""
        return new_index(
            metadata_for(migration_context),
            self.index_name,
            self.table_name,
            self.schema,
            self.columns,
            unique=self.unique,
            **self.kw,
        )

    def reverse(self) -> DropIndexOp | CreateIndexOp:
        """The drop of this index."""
        if self.changes_nothing:
            return copy.copy(self)
        if self._value is None:
            return DropIndexOp.from_index(self.to_index())
        return DropIndexOp.from_value(self._value, self.table_name, self.schema)

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The drop of the index, after what gave way to it came back."""
        lost = (each for each in self._supplanted if each.name != self.index_name)
        return (*created_again(lost, self.table_name, self.schema), self.reverse())

    def to_diff_tuple(self) -> tuple[str, sa.Index]:
        """`("add_index", index)`."""
        return ("add_index", self.to_index())

    def complete(self, catalog: Catalog) -> Self:
        """A copy with the index as the catalog will hold it, its name included."""
        completed = super().complete(catalog)
        made_here = completed._value is None
        value = self._as_value(catalog) if completed._value is None else completed._value
        completed._value = value
        completed.index_name = conv(value.name)
        table = known_from_batch(self, catalog).find_table(self.table_name, self.schema)
        if table is not None:
            if made_here:
                whole = index_as_spelled(value, table, catalog.profile)
                completed._value = with_lengths(whole, table, catalog.profile)
                completed.remarks = index_remarks((whole,), (completed._value,), catalog.profile)
                completed._condition(table, catalog)
                note_unindexable(completed, completed._value, table, catalog.profile)
            present = self.if_not_exists and by_name(with_all(table).indexes, completed._value.name, catalog.profile)
            completed.changes_nothing = bool(present)
            is_there = bool(present) and not is_left_out(table, present or None)
            if (
                not is_there
                and not completed.is_left_out
                and stands_for(table, completed._value, catalog.profile) is not None
            ):
                completed.is_left_out = True
                completed.remarks = remarks_on((completed._value,), table, catalog.profile)
            completed._supplanted = () if present else supplanted_by(completed._value, table, catalog.profile)
        return completed

    def _condition(self, table: values.Table, catalog: Catalog) -> None:
        """Without what another database's option says of its rows, or with what says the same here."""
        conditions = conditions_in(self.kw, catalog.profile) if self.kw else {}
        if conditions:
            assert self._value is not None, "completed"
            self._over = self._value
            written = with_condition(self._value, conditions, table, catalog.profile)
            self._value = written.index
            note_conditions(self, (written,), catalog.profile)

    def preceded_by(self, catalog: Catalog) -> Sequence[MigrateOperation]:
        """Types with a length for its columns, where an index can only be over these."""
        if self._value is None or self.changes_nothing or self.is_left_out or catalog.profile.type_map is None:
            return ()
        table = known_from_batch(self, catalog).table(self.table_name, self.schema)
        return altered_for((self._over or self._value,), table, catalog)

    def _as_value(self, catalog: Catalog) -> values.Index:
        columns = checked_columns(self.columns, "create_index", self.index_name)
        names = [element for element in columns if isinstance(element, str)]
        if not self.kw and len(names) == len(columns):
            name = final_name(self.index_name, catalog.profile, "index") or ""
            value = values.Index(name, tuple(map(values.IndexPart, names)), unique=bool(self.unique))
        else:
            value = index_value(self._as_index(catalog), catalog.profile)
        alone = values.Table(self.table_name, schema=self.schema, indexes=(value,))
        return with_conventional_names(alone, catalog.profile, catalog.naming_convention).indexes[0]

    def _as_index(self, catalog: Catalog) -> sa.Index:
        try:
            if all(isinstance(element, (str, sa.TextClause)) for element in self.columns):
                return sa.Index(self.index_name, *self.columns, unique=self.unique, **self.kw)
            return self.to_index(catalog)  # columns of other Table objects would take the index along
        except ArgumentError as error:
            raise ArgumentsMalformed(
                f"create_index {self.index_name or '(unnamed)'}: {error}", why=_options_known_of(self.kw)
            ) from error

    def evolve(self, catalog: Catalog) -> Catalog:
        assert self._value is not None, "an operation evolves the catalog after complete()"
        if self.changes_nothing:
            return catalog
        catalog = known_from_batch(self, catalog)
        if self.is_left_out:
            return catalog.leave_out(self.table_name, self._value, schema=self.schema)
        return catalog.create_index(self.table_name, self._value, schema=self.schema)

    def describe(self) -> str:
        unique = "unique " if self.unique else ""
        return f"create {unique}index {self.index_name or '(unnamed)'} on {qualified(self.table_name, self.schema)}"

    def subject_after(self, catalog: Catalog) -> values.Index | None:
        return self._value


@Operations.register_operation("drop_index")
@BatchOperations.register_operation("drop_index", "batch_drop_index")
class DropIndexOp(MigrateOperation):
    """Drop an index. Once completed it remembers the whole of what it drops."""

    leaves_the_rest = True
    template = "drop_index"

    _index: values.Index | None = None
    """The index in the catalog, known after completion of an operation on a known table."""

    _lost: bool = False
    """Completed, and nobody knows what the index is."""

    _takes_over: tuple[values.Index, ...] = ()
    """Indexes that are made since foreign keys need them when this one is gone (MySQL); known after completion."""

    def __init__(
        self,
        index_name: str,
        table_name: str | None = None,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        _reverse: CreateIndexOp | None = None,
        **kw: Any,
    ) -> None:
        self.index_name = index_name
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    @classmethod
    def drop_index(
        cls,
        operations: Operations,
        index_name: str,
        table_name: str | None = None,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        **kw: Any,
    ) -> None:
        """Drop an index by name. The table's name is needed only where the catalog doesn't know the index.

        `**kw` takes what dialects add (`postgresql_concurrently`).
        """
        operations.invoke(cls(index_name, table_name, schema=schema, if_exists=if_exists, **kw))

    @classmethod
    def batch_drop_index(cls, operations: BatchOperations, index_name: str, **kw: Any) -> None:
        """Drop an index of the batch's table; `**kw` takes `if_exists` and what dialects add."""
        batch = operations.settings
        operations.invoke(cls(index_name, batch.table_name, schema=batch.schema, **kw))

    @classmethod
    def from_index(cls, index: sa.Index) -> DropIndexOp:
        """The drop of this index; remembers it for `reverse()`."""
        table = index.table
        assert table is not None, "the index belongs to a table"
        assert index.name is not None, "the index has a name"
        return cls(
            index.name,
            table.name,
            schema=table.schema,
            _reverse=CreateIndexOp.from_index(index),
            unique=index.unique,
            **_settings(index),
        )

    @classmethod
    def from_value(cls, value: values.Index, table_name: str, schema: str | None) -> DropIndexOp:
        """The drop of an index as the catalog holds it."""
        operation = cls(
            conv(value.name),
            table_name,
            schema=schema,
            _reverse=CreateIndexOp.from_value(value, table_name, schema),
            **_spoken_at_drop(value),
        )
        operation._index = value
        return operation

    def to_index(self, migration_context: HasNamingConvention | None = None) -> sa.Index:
        """The index, on a stub of its table; with a made-up column when it isn't known what it is on."""
        columns: IndexElements = self._reverse.columns if self._reverse is not None else ["x"]
        kw = {**(self._reverse.kw if self._reverse is not None else {}), **self.kw}
        return new_index(
            metadata_for(migration_context),
            self.index_name,
            self.table_name or "no_table",
            self.schema,
            columns,
            **{"unique": self._reverse.unique if self._reverse is not None else False, **kw},
        )

    def reverse(self) -> CreateIndexOp | DropIndexOp:
        """What creates the index again; an index on a made-up column when it isn't known.

        Raises OriginalUnknown (a ValueError) for a completed operation whose index isn't known.
        """
        if self.changes_nothing:
            return copy.copy(self)
        if self._lost:
            raise OriginalUnknown(
                f"{self.describe()}: the index can't be produced, since it isn't known.",
                why="no revision, baseline or metadata told what this index is",
                fix="write downgrade() for this revision, or give a baseline that holds the table",
            )
        if self._reverse is None:
            return CreateIndexOp.from_index(self.to_index())
        created = copy.copy(self._reverse)
        created.index_name = self.index_name
        return created

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The index again, instead of those that took its place."""
        return (self.reverse(), *dropped_again(self._takes_over, self.table_name, self.schema))

    def to_diff_tuple(self) -> tuple[str, sa.Index]:
        """`("remove_index", index)`."""
        return ("remove_index", self.to_index())

    def complete(self, catalog: Catalog) -> Self:
        """A copy that knows the index and its table."""
        completed = super().complete(catalog)
        catalog = known_from_batch(self, catalog)
        if leaves_indexes_out(catalog.profile) and completed._finds_left_out(catalog):
            return completed
        try:
            found = catalog.find_index(self.index_name, self.table_name, schema=self.schema)
        except IndexUnknown:
            if not self.if_exists:
                raise
            completed.changes_nothing = True
            return completed
        if found is not None:
            table, completed._index = found
            completed.table_name = table.name
            completed._reverse = CreateIndexOp.from_value(completed._index, table.name, self.schema)
            completed._takes_over = taking_over_from(completed._index, table, catalog.profile)
        completed._lost = completed._reverse is None
        return completed

    def _finds_left_out(self, catalog: Catalog) -> bool:
        """Whether it drops an index that was left out."""
        tables = catalog.tables() if self.table_name is None else [catalog.table(self.table_name, self.schema)]
        for table in tables:
            index = by_name(table.left_out_indexes, self.index_name, catalog.profile)
            if index is not None and (self.table_name is not None or table.schema == self.schema):
                self.is_left_out = True
                self.remarks = (remark_on_drop(index),)
                self._index, self.table_name = index, table.name
                self._reverse = CreateIndexOp.from_value(index, table.name, self.schema)
                return True
        return False

    def evolve(self, catalog: Catalog) -> Catalog:
        if self.changes_nothing:
            return catalog
        catalog = known_from_batch(self, catalog)
        if self.is_left_out:
            assert self._index is not None, "found"
            assert self.table_name is not None, "found"
            return catalog.forget_left_out(self.table_name, self._index, schema=self.schema)
        return catalog.drop_index(self.index_name, self.table_name, schema=self.schema)

    def describe(self) -> str:
        of_table = f" of {qualified(self.table_name, self.schema)}" if self.table_name else ""
        return f"drop index {self.index_name}{of_table}"

    def subject_before(self, catalog: Catalog) -> values.Index | None:
        return self._index


def created_again(indexes: Iterable[values.Index], table_name: str, schema: str | None) -> Iterator[MigrateOperation]:
    """What restores indexes that gave way; it may be the second time that they come back, and then they stayed."""
    for index in indexes:
        created = CreateIndexOp.from_value(index, table_name, schema)
        created.if_not_exists = True
        yield created


def dropped_again(
    indexes: Iterable[values.Index], table_name: str | None, schema: str | None
) -> Iterator[MigrateOperation]:
    """What drops indexes that came unasked."""
    return (DropIndexOp(conv(index.name), table_name, schema=schema) for index in indexes)


def _settings(index: sa.Index) -> dict[str, Any]:
    settings = dict(index.dialect_kwargs)
    if index.info:
        settings["info"] = dict(index.info)
    return settings


def _spoken_at_drop(value: values.Index) -> dict[str, Any]:
    """Options of an index that its drop takes over: what was built without a lock is dropped without one."""
    return {name: option for name, option in sorted(value.options.items()) if name.endswith("_concurrently")}


def _element(part: values.IndexPart) -> str | sa.ColumnElement[Any]:
    if part.column is not None and not part.suffix:
        return part.column
    if part.column is not None and part.suffix == "DESC":
        return sa.column(part.column).desc()
    body = part.expression if part.expression is not None else part.column
    return sa.literal_column(f"{body} {part.suffix}".rstrip())


def _options_known_of(given: Mapping[str, Any]) -> str | None:
    """What SQLAlchemy takes instead of keywords that it doesn't know, by the dialect that they begin with."""
    options, lists = sa.Index(None).dialect_options, []
    for keyword in given:
        dialect, _, option = keyword.partition("_")
        try:
            known = [name for name in options[dialect] if name != "*"]
        except NoSuchModuleError:
            continue
        if option not in known:
            full = ", ".join(f"{dialect}_{name}" for name in sorted(known))
            lists.append(f"an index's options of {dialect} are {full}")
    return "; ".join(dict.fromkeys(lists)) or None

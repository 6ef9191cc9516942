"""``create()`` and ``drop()`` of SQLAlchemy's schema objects on an offline connection: operations like any other.

Their SQL is that of the directives (`op.create_table`), so that tables, indexes and enum types enter the catalog as
what they are, without being read from text. Listeners (``after_create`` and the like) are called at their places,
with the connection.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import Enum, SchemaType

from sqlgen.catalog.from_sqlalchemy import type_value
from sqlgen.catalog.values import Table
from sqlgen.operations import (
    AddConstraintOp,
    CreateEnumTypeOp,
    CreateIndexOp,
    CreateTableOp,
    DropConstraintOp,
    DropEnumTypeOp,
    DropIndexOp,
    DropTableOp,
    ExecuteSQLOp,
)
from sqlgen.profile.dialect import make_dialect
from sqlgen.revisions.offline.database import Recorder


def create_or_drop(
    recorder: Recorder, element: Any, connection: Any, *, dropping: bool, checkfirst: bool, **keywords: Any
) -> bool:
    """Record what creates or drops the element; False when it is of a kind that only SQLAlchemy can spell.

    :param connection: what listeners get.
    """
    for kind, handle in _DROPS if dropping else _CREATES:
        if isinstance(element, kind):
            handle(recorder, element, checkfirst, connection=connection, **keywords)
            return True
    return False


@contextmanager
def _listeners(target: Any, verb: str, connection: Any, checkfirst: bool, **told: Any) -> Iterator[None]:
    """Call them before and after. Types listen, too: they go when their table went; they come with it anyway."""
    told.setdefault("_ddl_runner", SimpleNamespace(memo={}))  # where types note which of them were seen to
    for edge in ("before", "after"):
        if edge == "after":
            yield
        for listener in list(getattr(target.dispatch, f"{edge}_{verb}")):
            if verb == "drop" or not isinstance(_owner(listener), SchemaType):
                listener(target, connection, checkfirst=checkfirst, **told)


def _owner(listener: Any) -> object:
    """Whose method a listener is: SQLAlchemy wraps those of types, 2.0 otherwise than 2.1."""
    method = getattr(listener, "func", listener)
    return getattr(method, "__self__", None) or getattr(method, "target", None)


def _create_metadata(recorder: Recorder, metadata: sa.MetaData, checkfirst: bool, connection: Any, **kw: Any) -> None:
    wanted = list(_in_order(kw.get("tables") or metadata.tables.values()))
    made = [table for table, _ in wanted if not checkfirst or _known_table(recorder, table) is None]
    with _listeners(metadata, "create", connection, checkfirst, tables=made):
        _create_sequences(recorder, [each for each in _sequences_of(metadata) if each.column is None], checkfirst)
        later = []
        adds_later = recorder.profile.can("add_foreign_key")
        for table, keys in wanted:
            without = keys if adds_later else ()
            if _create_table(recorder, table, checkfirst, connection, without, True) and adds_later:
                later += keys
        for key in later:
            recorder.record(AddConstraintOp.from_constraint(key))


def _in_order(tables: Iterable[sa.Table]) -> Iterator[tuple[sa.Table, list[sa.ForeignKeyConstraint]]]:
    """Each table after those that it refers to, with its keys to tables that come later all the same.

    SQLAlchemy's own order of tables that refer to each other differs from run to run.
    """
    left = sorted(tables, key=lambda table: table.key)
    while left:
        free = (table for table in left if not _keys_to(left, table))
        table = next(free, left[0])
        yield table, _keys_to(left, table)
        left.remove(table)


def _keys_to(others: list[sa.Table], table: sa.Table) -> list[sa.ForeignKeyConstraint]:
    keys = [
        key for key in table.foreign_key_constraints if key.referred_table is not table and key.referred_table in others
    ]
    return sorted(keys, key=lambda key: (str(key.name), key.column_keys))


def _sequences_of(metadata: sa.MetaData) -> list[sa.Sequence]:
    return list(metadata._sequences.values())


def _sequences_in(table: sa.Table) -> list[sa.Sequence]:
    return [column.default for column in table.columns if isinstance(column.default, sa.Sequence)]


def _create_sequences(recorder: Recorder, sequences: Iterable[sa.Sequence], checkfirst: bool) -> None:
    for sequence in sequences:
        if _is_made(recorder, sequence) and not (checkfirst and _known_sequence(recorder, sequence)):
            recorder.record(ExecuteSQLOp(sa.schema.CreateSequence(_in_script(recorder, sequence))))


def _drop_sequences(recorder: Recorder, sequences: Iterable[sa.Sequence], checkfirst: bool) -> None:
    for sequence in sequences:
        if _is_made(recorder, sequence) and (not checkfirst or _known_sequence(recorder, sequence)):
            recorder.record(ExecuteSQLOp(sa.schema.DropSequence(_in_script(recorder, sequence))))


def _is_made(recorder: Recorder, sequence: sa.Sequence) -> bool:
    """Whether the database has sequences, and doesn't count up in another way where the author leaves it the choice."""
    dialect = make_dialect(recorder.profile)
    return dialect.supports_sequences and not (dialect.sequences_optional and sequence.optional)


def _known_sequence(recorder: Recorder, sequence: sa.Sequence) -> bool:
    return recorder.catalog.find_sequence(sequence.name, recorder.schema_of(sequence.schema)) is not None


def _in_script(recorder: Recorder, sequence: sa.Sequence) -> sa.Sequence:
    made = copy.copy(sequence)
    made.schema = recorder.schema_of(sequence.schema)
    return made


def _drop_metadata(recorder: Recorder, metadata: sa.MetaData, checkfirst: bool, connection: Any, **kw: Any) -> None:
    wanted = kw.get("tables")
    ordered = [table for table, _ in _in_order(metadata.tables.values())]
    tables = [table for table in reversed(ordered) if wanted is None or table in wanted]
    with _listeners(metadata, "drop", connection, checkfirst, tables=tables):
        for number, table in enumerate(tables):
            _drop_keys_between(recorder, table, tables[number + 1 :])
            _drop_table(recorder, table, checkfirst, connection, _is_metadata_operation=True)
        _drop_sequences(recorder, [each for each in _sequences_of(metadata) if each.column is None], checkfirst)


def _drop_keys_between(recorder: Recorder, table: sa.Table, later: list[sa.Table]) -> None:
    """Drop the foreign keys to a table of those that go after it: tables that refer to each other have no order."""
    catalog = recorder.catalog
    if catalog.profile.depends_on_table.referenced != "refuse":
        return
    going = {catalog.registry.key(each.name, recorder.schema_of(each.schema)) for each in later}
    for owner, key in catalog.referrers(table.name, recorder.schema_of(table.schema)):
        if catalog.registry.key(owner.name, owner.schema) in going and key.name is not None:
            recorder.record(DropConstraintOp(key.name, owner.name, "foreignkey", schema=owner.schema))


def _create_table(
    recorder: Recorder,
    table: sa.Table,
    checkfirst: bool,
    connection: Any,
    without: Collection[sa.Constraint] = (),
    _is_metadata_operation: bool = False,
    **_: Any,
) -> bool:
    """Whether it wasn't there; ``without`` some of its constraints."""
    if checkfirst and _known_table(recorder, table) is not None:
        return False
    with _listeners(table, "create", connection, checkfirst, _is_metadata_operation=_is_metadata_operation):
        _create_sequences(recorder, _sequences_in(table), checkfirst)
        operation = CreateTableOp.from_table(table)
        left_out = set(map(id, without))
        operation.columns = [each for each in operation.columns if id(each) not in left_out]
        recorder.record(operation)
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if not _is_known(recorder, index, table):  # an index of one column comes with its column
                recorder.record(CreateIndexOp.from_index(index))
    return True


def _drop_table(
    recorder: Recorder,
    table: sa.Table,
    checkfirst: bool,
    connection: Any,
    _is_metadata_operation: bool = False,
    **_: Any,
) -> None:
    unknown = _known_table(recorder, table) is None
    with _listeners(table, "drop", connection, checkfirst, _is_metadata_operation=_is_metadata_operation):
        recorder.record(
            DropTableOp(table.name, schema=table.schema, if_exists=True if checkfirst and unknown else None)
        )
        _drop_sequences(recorder, _sequences_in(table), checkfirst)


def _create_index(recorder: Recorder, index: sa.Index, checkfirst: bool, **_: Any) -> None:
    table = index.table
    assert table is not None, "SQLAlchemy doesn't create an index without a table"
    if not checkfirst or not _is_known(recorder, index, table):
        recorder.record(CreateIndexOp.from_index(index))


def _known_table(recorder: Recorder, table: sa.Table) -> Table | None:
    return recorder.catalog.find_table(table.name, recorder.schema_of(table.schema))


def _is_known(recorder: Recorder, index: sa.Index, table: sa.Table) -> bool:
    known = _known_table(recorder, table)
    return known is not None and index.name in {each.name for each in known.indexes}


def _drop_index(recorder: Recorder, index: sa.Index, checkfirst: bool, **_: Any) -> None:
    operation = DropIndexOp.from_index(index)
    if checkfirst and index.table is not None and not _is_known(recorder, index, index.table):
        operation.if_exists = True
    recorder.record(operation)


def _create_enum(recorder: Recorder, type_: Enum, checkfirst: bool, **_: Any) -> None:
    enum_type = type_value(type_, recorder.profile).enum_type
    if enum_type is None:
        return
    if checkfirst and recorder.catalog.find_type(enum_type.name, recorder.schema_of(enum_type.schema)) is not None:
        return
    recorder.record(CreateEnumTypeOp(enum_type.name, enum_type.values, schema=enum_type.schema))


def _drop_enum(recorder: Recorder, type_: Enum, checkfirst: bool, **_: Any) -> None:
    name = type_.name
    if name is None:
        return
    known = recorder.catalog.find_type(name, recorder.schema_of(type_.schema)) is not None
    recorder.record(DropEnumTypeOp(name, schema=type_.schema, if_exists=True if checkfirst and not known else None))


def _create_sequence(recorder: Recorder, sequence: sa.Sequence, checkfirst: bool, **_: Any) -> None:
    _create_sequences(recorder, [sequence], checkfirst)


def _drop_sequence(recorder: Recorder, sequence: sa.Sequence, checkfirst: bool, **_: Any) -> None:
    _drop_sequences(recorder, [sequence], checkfirst)


_CREATES: tuple[tuple[type, Callable[..., Any]], ...] = (
    (sa.MetaData, _create_metadata),
    (sa.Table, _create_table),
    (sa.Index, _create_index),
    (Enum, _create_enum),
    (sa.Sequence, _create_sequence),
)
_DROPS: tuple[tuple[type, Callable[..., Any]], ...] = (
    (sa.MetaData, _drop_metadata),
    (sa.Table, _drop_table),
    (sa.Index, _drop_index),
    (Enum, _drop_enum),
    (sa.Sequence, _drop_sequence),
)

"""CREATE statements: the catalog after them."""

from __future__ import annotations

from typing import Any

from immutables import Map
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_columns import ColumnText, read_column
from sqlgen.catalog.ddl_constraints import CONSTRAINT_WORDS, read_constraint
from sqlgen.catalog.ddl_indexes import INDEX_WORDS, option, read_create_index, read_inner_index
from sqlgen.catalog.ddl_sequences import read_sequence_options
from sqlgen.catalog.ddl_storage import skip_storage
from sqlgen.catalog.ddl_tokens import Cursor, NotHeld, Unreadable, UnreadableTable, VirtualTable
from sqlgen.catalog.keys import nullable_columns
from sqlgen.catalog.places import map_column_names
from sqlgen.catalog.tables import by_name, map_members
from sqlgen.catalog.values import (
    NO_OPTIONS,
    Check,
    Constraint,
    EnumType,
    Exclude,
    ForeignKey,
    Index,
    PrimaryKey,
    Sequence,
    Table,
    Trigger,
    Unique,
    View,
)
from sqlgen.profile.identifiers import fold

_HARMLESS = frozenset(
    {
        *("FUNCTION", "PROCEDURE", "EXTENSION", "SCHEMA", "DATABASE", "ROLE", "USER", "LOGIN", "DOMAIN", "COLLATION"),
        *("CAST", "OPERATOR", "AGGREGATE", "POLICY", "RULE", "PUBLICATION", "SUBSCRIPTION", "STATISTICS", "SERVER"),
        *("AGGREGATE", "FOREIGN", "ACCESS", "USER", "DEFAULT"),
        *("LANGUAGE", "TABLESPACE", "SYNONYM", "PUBLIC", "EVENT", "PACKAGE", "TRANSFORM", "CONVERSION", "TEXT"),
    }
)
"""What a catalog doesn't hold."""


def create(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after a statement that begins with CREATE (already stepped over).

    :raises Unreadable: something that may change the catalog in a way that isn't known here.
    """
    replaces = cursor.accept("OR", "REPLACE") or cursor.accept("OR", "ALTER")
    cursor.accept_any(("EDITIONABLE", "NONEDITIONABLE"))  # Oracle
    if cursor.sees_any(
        ("UNIQUE", "INDEX", "FULLTEXT", "SPATIAL", "BITMAP", "CLUSTERED", "NONCLUSTERED", "COLUMNSTORE")
    ):
        return _create_index(cursor, catalog)
    if cursor.accept("TYPE"):
        return _create_type(cursor, catalog)
    _skip_definer(cursor)
    prefixes = _prefixes(cursor)
    if cursor.accept("TABLE"):
        return _create_table(cursor, catalog, prefixes)
    if cursor.accept("VIRTUAL", "TABLE"):
        cursor.accept("IF", "NOT", "EXISTS")
        raise VirtualTable(cursor.qualified_name(), "a virtual table: a module of SQLite decides what it is")
    if cursor.accept("FOREIGN", "TABLE"):
        cursor.accept("IF", "NOT", "EXISTS")
        raise UnreadableTable(cursor.qualified_name(), "a foreign table: its rows are another server's")
    if cursor.accept("SEQUENCE"):
        return _create_sequence(cursor, catalog)
    if cursor.sees_any(("VIEW", "MATERIALIZED", "FORCE", "EDITIONABLE", "RECURSIVE", "ALGORITHM", "DEFINER")):
        return _create_view(cursor, catalog, replaces)
    if cursor.sees_any(("TRIGGER", "CONSTRAINT")):
        return _create_trigger(cursor, catalog)
    if cursor.sees_any(_HARMLESS):
        return catalog
    raise Unreadable("an unknown kind of object")


def _skip_definer(cursor: Cursor) -> None:
    """MySQL: who made a routine or a trigger, and in whose name it runs; those of views are stepped over with them."""
    kinds = ("TRIGGER", "FUNCTION", "PROCEDURE", "EVENT", "PACKAGE", "AGGREGATE", "VIEW", "TABLE")
    if not cursor.sees("DEFINER"):
        return
    place = cursor.place
    while not cursor.at_end and not cursor.sees_any(kinds):
        cursor.take()
    if cursor.at_end or cursor.sees("VIEW"):
        cursor.place = place


def _prefixes(cursor: Cursor) -> tuple[str, ...]:
    found = []
    while (word := cursor.accept_any(("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "PRIVATE"))) is not None:
        found.append(word)
    return tuple(found)


def _create_index(cursor: Cursor, catalog: Catalog) -> Catalog:
    found = read_create_index(cursor, catalog)
    cursor.expect_end()
    if not found.index.name:
        raise Unreadable("an index without a name")
    if catalog.find_view(found.table, found.schema) is not None:
        raise NotHeld(f"it is of the view {found.table}; only indexes of tables are held")
    table = catalog.find_table(found.table, found.schema)
    known = () if table is None else table.indexes
    if found.if_not_exists and any(each.name == found.index.name for each in known):
        return catalog
    return catalog.create_index(found.table, found.index, schema=found.schema)


def _create_type(cursor: Cursor, catalog: Catalog) -> Catalog:
    name, schema = cursor.qualified_name()
    if not cursor.accept("AS", "ENUM"):
        return catalog  # composite types, ranges and the like: a column of theirs keeps its text
    cursor.expect("(")
    values = []
    while not cursor.accept(")"):
        values.append(cursor.string())
        if not cursor.sees(")"):
            cursor.expect(",")
    cursor.expect_end()
    return catalog.create_type(EnumType(name, tuple(values), schema=schema))


def _create_table(cursor: Cursor, catalog: Catalog, prefixes: tuple[str, ...]) -> Catalog:
    if_not_exists = cursor.accept("IF", "NOT", "EXISTS")
    name, schema = cursor.qualified_name()
    if if_not_exists and catalog.find_table(name, schema) is not None:
        return catalog
    cursor.schema = schema
    if not cursor.sees("("):
        raise UnreadableTable((name, schema), "its columns are another's: AS SELECT, LIKE, OF or PARTITION OF")
    try:
        table = _read_table(cursor, catalog, name, schema)
    except Unreadable as unreadable:
        raise UnreadableTable((name, schema), str(unreadable)) from unreadable
    return catalog.create_table(replace(table, prefixes=prefixes))


def _read_table(cursor: Cursor, catalog: Catalog, name: str, schema: str | None) -> Table:
    columns: list[ColumnText] = []
    constraints: list[Constraint] = []
    indexes: list[Index] = []
    cursor.expect("(")
    while True:
        if cursor.sees_any(("LIKE", "PERIOD")):
            raise Unreadable("columns of another table, or a period")
        if cursor.sees_any(CONSTRAINT_WORDS):
            _read_key(cursor, catalog, constraints, indexes)
        elif cursor.sees_any(INDEX_WORDS) and catalog.profile.options.index.count("prefix"):
            indexes.append(read_inner_index(cursor, catalog))
        else:
            columns.append(read_column(cursor, catalog))
        if not cursor.accept(",") and not (constraints and cursor.sees_any(CONSTRAINT_WORDS)):  # SQLite needs no comma
            break
    cursor.expect(")")
    table = _assembled(name, schema, columns, constraints, tuple(indexes), catalog)
    options = _table_options(cursor, catalog)
    comment = options.pop("comment", None)
    for column in columns:
        table = replace(table, options=table.options.update(column.table_options))
    if options.get("with_rowid") is False and table.primary_key is not None:  # then it is a key as elsewhere
        nullable = nullable_columns(table, table.primary_key, catalog.profile)
        table = replace(
            table,
            columns=map_members(
                table.columns, lambda each: replace(each, nullable=False) if each in nullable else each
            ),
        )
    if "inherits" in options:
        raise Unreadable("columns of other tables: INHERITS")
    for keyword, value in options.items():
        table = replace(table, options=table.options.update(option(catalog, keyword, value)))
    return replace(table, comment=comment)


def _read_key(cursor: Cursor, catalog: Catalog, constraints: list[Constraint], indexes: list[Index]) -> None:
    """A constraint; in MySQL also a unique key over parts of columns, which is no more than an index."""
    place = cursor.place
    try:
        constraints.append(read_constraint(cursor, catalog))
    except Unreadable:
        cursor.place = place
        if not (catalog.profile.objects.unique_is_index and cursor.sees("UNIQUE")):
            raise
        indexes.append(read_inner_index(cursor, catalog))


def _assembled(
    name: str,
    schema: str | None,
    columns: list[ColumnText],
    constraints: list[Constraint],
    indexes: tuple[Index, ...],
    catalog: Catalog,
) -> Table:
    primary = [each.primary_key for each in columns if each.primary_key is not None]
    primary.extend(each for each in constraints if isinstance(each, PrimaryKey))
    if len(primary) > 1:
        raise Unreadable("two primary keys")
    key = primary[0] if primary else None
    counts = {}
    if key is not None and (counting_options := [name for name in key.options if name.endswith("_autoincrement")]):
        counts = {name: key.options[name] for name in counting_options}
        key = replace(key, options=Map({name: value for name, value in key.options.items() if name not in counts}))
    every = [*(item for each in columns for item in each.constraints), *constraints]
    in_key = frozenset(fold(catalog.profile, name) for name in key.columns) if key is not None else frozenset()
    counting = key is not None and len(key.columns) == 1 and catalog.profile.types.autoincrement == "rowid"
    values = []
    for each in columns:
        column = each.column
        if fold(catalog.profile, column.name) in in_key:
            is_rowid = counting and each.written_type.name == "INTEGER"
            nullable = column.nullable and catalog.profile.objects.key_allows_null
            column = replace(column, nullable=nullable, autoincrement=column.autoincrement or is_rowid)
        values.append(column)
    table = Table(
        name,
        tuple(values),
        schema=schema,
        primary_key=key,
        options=Map(counts) if counts else NO_OPTIONS,
        uniques=tuple(each for each in every if isinstance(each, Unique)),
        foreign_keys=tuple(each for each in every if isinstance(each, ForeignKey)),
        checks=tuple(each for each in every if isinstance(each, Check)),
        excludes=tuple(each for each in every if isinstance(each, Exclude)),
        indexes=indexes,
    )
    return map_column_names(table, lambda name: _spelled(name, table, catalog))


def _spelled(name: str, table: Table, catalog: Catalog) -> str:
    """As the column itself is spelled: a database reads both as one name, SQLAlchemy doesn't."""
    column = by_name(table.columns, name, catalog.profile)
    return name if column is None else column.name


def _table_options(cursor: Cursor, catalog: Catalog) -> dict[str, Any]:
    """What follows the closing parenthesis; the comment under "comment"."""
    found: dict[str, Any] = {}
    skip_storage(cursor, catalog.profile.options.table)
    while not cursor.at_end:
        cursor.accept(",")
        if cursor.accept("COMMENT"):
            cursor.accept("=")
            found["comment"] = cursor.string()
            continue
        if cursor.accept("AUTO_INCREMENT"):  # how far it has counted
            cursor.accept("=")
            cursor.take()
            continue
        for words, keyword in _TABLE_OPTIONS:
            if cursor.accept(*words):
                found[keyword] = _option_value(cursor, keyword)
                break
        else:
            raise Unreadable("an unknown option of a table")
        skip_storage(cursor, catalog.profile.options.table)
    accepted = catalog.profile.options.table
    if any(keyword not in accepted and "*" not in accepted for keyword in found if keyword != "comment"):
        raise Unreadable("an option that tables of this database don't have")
    return found


_TABLE_OPTIONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ENGINE",), "engine"),
    (("DEFAULT", "CHARACTER", "SET"), "charset"),
    (("CHARACTER", "SET"), "charset"),
    (("DEFAULT", "CHARSET"), "charset"),
    (("CHARSET",), "charset"),
    (("DEFAULT", "COLLATE"), "collate"),
    (("COLLATE",), "collate"),
    (("ROW_FORMAT",), "row_format"),
    (("PARTITION", "BY"), "partition_by"),
    (("WITH",), "with"),
    (("TABLESPACE",), "tablespace"),
    (("WITHOUT", "ROWID"), "with_rowid"),
    (("STRICT",), "strict"),
    (("INHERITS",), "inherits"),
    (("COMPRESS",), "compress"),
    (("ON", "COMMIT"), "on_commit"),
)


def _option_value(cursor: Cursor, keyword: str) -> Any:
    if keyword == "with_rowid":
        return False
    if keyword in ("strict", "compress"):
        return True
    if keyword == "tablespace":
        return cursor.name()
    if keyword == "on_commit":  # PRESERVE ROWS, DELETE ROWS, DROP
        words = [cursor.take().text]
        return " ".join([*words, cursor.take().text] if cursor.sees("ROWS") else words)
    if keyword == "inherits":
        return cursor.names()
    if keyword == "with":
        return _settings(cursor.in_parentheses())
    if keyword == "partition_by":
        start = cursor.place
        cursor.take()
        cursor.skip_parentheses()
        return cursor.text(start)
    cursor.accept("=")
    token = cursor.take()
    return token.text if token.kind == "string" else cursor.sql[token.start : token.end]


def _settings(text: str) -> Map[str, str]:
    pairs = (setting.partition("=") for setting in text.split(","))
    return Map({name.strip(): value.strip() for name, _, value in pairs})


def _create_sequence(cursor: Cursor, catalog: Catalog) -> Catalog:
    if_not_exists = cursor.accept("IF", "NOT", "EXISTS")
    name, schema = cursor.qualified_name()
    if if_not_exists and catalog.find_sequence(name, schema) is not None:
        return catalog
    if cursor.accept("AS"):
        cursor.take()
    return catalog.create_sequence(Sequence(name, schema=schema, settings=read_sequence_options(cursor)))


def _create_view(cursor: Cursor, catalog: Catalog, replaces: bool) -> Catalog:
    materialized = False
    while not cursor.accept("VIEW"):
        materialized = cursor.take().text == "MATERIALIZED" or materialized
    if_not_exists = cursor.accept("IF", "NOT", "EXISTS")
    name, schema = cursor.qualified_name()
    if catalog.find_view(name, schema) is not None:
        if if_not_exists:
            return catalog
        if replaces:
            catalog = catalog.drop_view(name, schema)
    return catalog.create_view(View(name, cursor.sql.strip(), schema=schema, materialized=materialized))


def _create_trigger(cursor: Cursor, catalog: Catalog) -> Catalog:
    cursor.accept("CONSTRAINT")
    cursor.expect("TRIGGER")
    cursor.accept("IF", "NOT", "EXISTS")
    name, _ = cursor.qualified_name()
    while not cursor.accept("ON"):
        if cursor.sees_any(("BEGIN", "EXECUTE", "AS")):
            raise Unreadable("a trigger on no table")
        cursor.take()
    table, schema = cursor.qualified_name()
    if catalog.find_view(table, schema) is not None:
        raise NotHeld(f"it is of the view {table}; only triggers of tables are held")
    return catalog.add_trigger(table, Trigger(name, cursor.sql.strip()), schema=schema)

"""What PostgreSQL's `pg_catalog` would hold, filled from a catalog: numbers join its tables, and nobody sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import ForeignKey, Knowledge
from sqlgen.revisions.offline import reflection
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.information_schema import schemata, sequences
from sqlgen.revisions.offline.relations import HIDDEN, relations
from sqlgen.revisions.offline.system_table import (
    HIDDEN_NAME,
    kind_of,
    known_tables,
    not_null_columns,
    schema_name,
    system_table,
)


def _namespaces(catalog: Catalog) -> list[tuple[int, str]]:
    return [(HIDDEN * 2 + place, name) for place, (name,) in enumerate(schemata(catalog))]


def _number_of_schema(catalog: Catalog) -> Callable[[str | None], int]:
    """The number that a schema of the catalog has as a namespace."""
    numbers = {name: number for number, name in _namespaces(catalog)}
    return lambda schema: numbers[schema_name(schema, catalog)]


def _pg_class(catalog: Catalog) -> Iterator[Row]:
    namespace = _number_of_schema(catalog)
    for each in relations(catalog):
        yield each.number, each.name, namespace(each.schema), each.kind


def _types(catalog: Catalog) -> Iterator[tuple[int, str, str | None, str]]:
    """Enum types, the row types of tables, and the types that every database has."""
    for number, enum_type in enumerate(catalog.types(), start=HIDDEN * 3):
        yield number, enum_type.name, enum_type.schema, "e"
    for each in relations(catalog):
        if each.kind != "i" and each.kind != "S":
            yield HIDDEN * 4 + each.number, each.name, each.schema, "c"


def _pg_type(catalog: Catalog) -> Iterator[Row]:
    namespace = _number_of_schema(catalog)
    for number, name, schema, kind in _types(catalog):
        yield number, name, namespace(schema), kind, "E" if kind == "e" else "C"
    of_all = namespace("pg_catalog")
    for place, name in enumerate(catalog.profile.reflection.server_types.split()):
        yield HIDDEN * 5 + place, name, of_all, "b", HIDDEN_NAME


def _pg_enum(catalog: Catalog) -> Iterator[Row]:
    for number, each in enumerate(catalog.types(), start=HIDDEN * 3):
        for place, label in enumerate(each.values, start=1):
            yield HIDDEN * 6 + number * 1000 + place, number, float(place), label


def _pg_constraint(catalog: Catalog) -> Iterator[Row]:
    numbers = {
        catalog.registry.key(each.name, each.schema): each.number for each in relations(catalog) if each.kind == "r"
    }
    namespace = _number_of_schema(catalog)
    place = HIDDEN * 7
    for table in known_tables(catalog):
        owner, of_schema = numbers[catalog.registry.key(table.name, table.schema)], namespace(table.schema)
        for constraint in table.constraints:
            place += 1
            referred = 0
            if isinstance(constraint, ForeignKey):
                referred = numbers.get(catalog.registry.key(constraint.referred_table, constraint.referred_schema), 0)
            kind, name = _LETTERS[kind_of(constraint)], constraint.name or HIDDEN_NAME
            yield place, name, of_schema, kind, owner, referred
        if catalog.profile.reflection.not_null_constraints:
            for _ in not_null_columns(table):
                place += 1
                yield place, HIDDEN_NAME, of_schema, "n", owner, 0


_LETTERS = {"PRIMARY KEY": "p", "UNIQUE": "u", "FOREIGN KEY": "f", "CHECK": "c", "EXCLUDE": "x"}


def _pg_index(catalog: Catalog) -> Iterator[Row]:
    numbers = {(each.name, each.schema): each.number for each in relations(catalog)}
    for table in known_tables(catalog):
        owner = numbers[table.name, table.schema]
        keys = [(each.name, True) for each in table.uniques] + [(each.name, False) for each in table.excludes]
        keys += [(each.name, each.unique) for each in table.indexes]
        for name, unique in keys:
            if name is not None:
                yield numbers[name, table.schema], owner, unique, False, True, True
        if table.primary_key is not None and table.primary_key.name is not None:
            yield numbers[table.primary_key.name, table.schema], owner, True, True, True, True


def _pg_indexes(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        if each.kind == "i" and each.table is not None:
            yield schema_name(each.schema, catalog), each.table.name, each.name


def _pg_attribute(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        if each.kind == "r" and each.table is not None and each.table.knowledge is Knowledge.KNOWN:
            shown = {one["name"]: one for one in reflection.columns(each.table, catalog)}
            for place, column in enumerate(each.table.columns, start=1):
                yield each.number, column.name, place, not shown[column.name]["nullable"], False
            for place, name in enumerate(_SYSTEM_COLUMNS, start=1):
                yield each.number, name, -place, True, False


_SYSTEM_COLUMNS = ("ctid", "xmin", "cmin", "xmax", "cmax", "tableoid")


def _pg_tables(catalog: Catalog) -> Iterator[Row]:
    return ((schema_name(table.schema, catalog), table.name) for table in catalog.tables())


def _pg_views(catalog: Catalog) -> Iterator[Row]:
    return ((schema_name(view.schema, catalog), view.name) for view in catalog.views() if not view.materialized)


def _pg_matviews(catalog: Catalog) -> Iterator[Row]:
    return ((schema_name(view.schema, catalog), view.name) for view in catalog.views() if view.materialized)


def _pg_trigger(catalog: Catalog) -> Iterator[Row]:
    numbers = {(each.name, each.schema): each.number for each in relations(catalog) if each.kind == "r"}
    for table, trigger in catalog.triggers():
        yield numbers[table.name, table.schema], trigger.name, False
    for table in known_tables(catalog):
        for key in table.foreign_keys:
            target = catalog.find_table(key.referred_table, key.referred_schema)
            for each in (table, table, target, target):
                if each is not None:  # each side has two that check the key
                    yield numbers[each.name, each.schema], HIDDEN_NAME, True


PG_CATALOG = dict(
    [
        system_table("pg_namespace", "oid nspname", _namespaces),
        system_table("pg_class", "oid relname relnamespace relkind", _pg_class),
        system_table("pg_type", "oid typname typnamespace typtype typcategory", _pg_type),
        system_table("pg_enum", "oid enumtypid enumsortorder enumlabel", _pg_enum),
        system_table("pg_constraint", "oid conname connamespace contype conrelid confrelid", _pg_constraint),
        system_table(
            "pg_index",
            "indexrelid indrelid indisunique indisprimary indisvalid indisready",
            _pg_index,
            "indisunique indisprimary indisvalid indisready",
        ),
        system_table("pg_indexes", "schemaname tablename indexname", _pg_indexes),
        system_table(
            "pg_attribute", "attrelid attname attnum attnotnull attisdropped", _pg_attribute, "attnotnull attisdropped"
        ),
        system_table("pg_tables", "schemaname tablename", _pg_tables, of_partial_tables=True),
        system_table("pg_views", "schemaname viewname", _pg_views),
        system_table("pg_matviews", "schemaname matviewname", _pg_matviews),
        system_table("pg_sequences", "schemaname sequencename", sequences),
        system_table("pg_trigger", "tgrelid tgname tgisinternal", _pg_trigger, "tgisinternal"),
    ]
)

"""Columns and constraints as they stand in CREATE TABLE and ALTER TABLE."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace
from sqlalchemy.types import NullType, TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_indexes import option, read_index_elements
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable
from sqlgen.catalog.ddl_types import WrittenType, read_type, type_of
from sqlgen.catalog.types import RawType, changed_type
from sqlgen.catalog.values import (
    NO_OPTIONS,
    Check,
    Column,
    Computed,
    Constraint,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Identity,
    Index,
    Options,
    PrimaryKey,
    Unique,
)

CONSTRAINT_WORDS = frozenset({"CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE"})
"""What begins a table constraint."""

INDEX_WORDS = frozenset({"INDEX", "KEY", "FULLTEXT", "SPATIAL"})
"""What begins an index inside of a table (MySQL)."""

_ATTRIBUTES = frozenset(
    {
        *("NOT", "NULL", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "CONSTRAINT", "COLLATE", "GENERATED", "COMMENT"),
        *("AUTO_INCREMENT", "ON", "FIRST", "AFTER", "WITH", "CHARACTER", "CHARSET"),
    }
)
_ACTIONS = ("NO ACTION", "SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT")


@dataclass(slots=True)
class ColumnText:
    """A column definition: the column, and the constraints that stand in it."""

    column: Column
    written_type: WrittenType
    primary_key: PrimaryKey | None = None
    constraints: list[Constraint] = field(default_factory=list)
    says_null: bool = False
    table_options: dict[str, Any] = field(default_factory=dict)


def read_column(cursor: Cursor, catalog: Catalog) -> ColumnText:
    """A column definition, up to a comma, a closing parenthesis, FIRST, AFTER or the end."""
    name = cursor.name()
    if cursor.sees("AS") and not cursor.profile.types.free:  # SQL Server: the expression has the type
        found = ColumnText(Column(name, NullType()), WrittenType("", ""))
        _read_generated(cursor, found)
        if cursor.accept("NOT", "NULL"):
            found.column = replace(found.column, nullable=False)
        return found
    written = read_type(cursor)
    found = ColumnText(
        Column(name, type_of(written, catalog), nullable=not written.is_serial, autoincrement=written.is_serial),
        written,
    )
    constraint_name: str | None = None
    while not cursor.at_end and not cursor.sees_any((",", ")", "FIRST", "AFTER")):
        if cursor.accept("CONSTRAINT"):
            constraint_name = cursor.name()
            continue
        _read_attribute(cursor, catalog, found, constraint_name)
        constraint_name = None
    if constraint_name is not None:
        raise Unreadable("a name without a constraint")
    if found.column.autoincrement and found.column.collation is not None:
        raise Unreadable("a collation of what counts up")
    if found.primary_key is not None and not catalog.profile.objects.key_allows_null:
        found.column = replace(found.column, nullable=False)
    return found


def _read_attribute(cursor: Cursor, catalog: Catalog, found: ColumnText, name: str | None) -> None:
    column = found.column
    if cursor.accept("NOT", "NULL"):
        found.column = replace(column, nullable=False, options=column.options.update(_conflict(cursor, catalog)))
    elif cursor.accept("NULL"):
        found.says_null = True
        _conflict(cursor, catalog)
    elif cursor.accept("WITH", "VALUES"):  # SQL Server: rows that are there get the default
        return
    elif cursor.accept("DEFAULT"):
        found.column = replace(column, server_default=cursor.value(_ATTRIBUTES), default_name=name)
    elif cursor.accept("COLLATE"):
        found.column = _with_collation(column, cursor)
    elif cursor.accept("CHARACTER", "SET") or cursor.accept("CHARSET"):
        found.column = replace(column, type=_with_charset(column.type, cursor.name()))
    elif cursor.accept("COMMENT"):
        found.column = replace(column, comment=cursor.string())
    elif cursor.accept("ON", "UPDATE"):
        update = cursor.value(_ATTRIBUTES)
        if column.server_default is None:
            raise Unreadable("ON UPDATE without a default")
        found.column = replace(column, server_default=f"{column.server_default} ON UPDATE {update}")
    elif cursor.accept("AUTO_INCREMENT"):
        found.column = replace(column, autoincrement=True)
    elif cursor.sees_any(("GENERATED", "AS", "IDENTITY")):
        _read_generated(cursor, found)
    else:
        _read_column_constraint(cursor, catalog, found, name)


def _conflict(cursor: Cursor, catalog: Catalog) -> Options:
    """SQLite: what a row does that doesn't satisfy NOT NULL."""
    if not cursor.accept("ON", "CONFLICT"):
        return NO_OPTIONS
    return option(catalog, "on_conflict_not_null", cursor.take().text)


def _with_collation(column: Column, cursor: Cursor) -> Column:
    start = cursor.place
    name, schema = cursor.qualified_name()
    profile = cursor.profile
    if schema is not None and schema in (profile.objects.system_schema, profile.identifiers.default_schema):
        schema = None
    if isinstance(column.type, RawType) and schema is not None:
        return replace(column, type=RawType(f"{column.type.text} COLLATE {cursor.text(start)}"))
    if schema is not None:
        raise Unreadable("a collation with its schema")
    return replace(column, collation=name)


def _with_charset(type_: TypeEngine[Any], charset: str) -> TypeEngine[Any]:
    if "charset" not in type_.__dict__:
        raise Unreadable("a character set on a type that has none")
    return changed_type(type_, charset=charset)


def _read_generated(cursor: Cursor, found: ColumnText) -> None:
    if cursor.accept("IDENTITY"):
        start, increment = (None, None)
        if cursor.sees("("):
            try:
                start, increment = (int(part) for part in cursor.in_parentheses().split(","))
            except ValueError:
                raise Unreadable("an identity with other numbers than two whole ones") from None
        if (start, increment) in ((None, None), (1, 1)):
            found.column = replace(found.column, autoincrement=True, nullable=False)
        else:
            identity = Identity(start=start, increment=increment)
            found.column = replace(found.column, identity=identity, nullable=False)
        return
    if cursor.accept("GENERATED"):
        always = cursor.accept("ALWAYS")
        if not always:
            cursor.expect("BY", "DEFAULT")
        on_null = cursor.accept("ON", "NULL")
        cursor.expect("AS")
        if cursor.accept("IDENTITY"):
            identity = read_identity(cursor, always)
            if on_null:
                identity = replace(identity, on_null=True)
            found.column = replace(found.column, identity=identity, nullable=False)
            return
        if not always:
            raise Unreadable("a computed column BY DEFAULT")
    else:
        cursor.expect("AS")
    sqltext = cursor.in_parentheses()
    kind = cursor.accept_any(("STORED", "PERSISTED", "PERSISTENT", "VIRTUAL"))
    found.column = replace(found.column, computed=Computed(sqltext, None if kind is None else kind != "VIRTUAL"))


def read_identity(cursor: Cursor, always: bool) -> Identity:
    """What may stand in parentheses after IDENTITY."""
    if not cursor.accept("("):
        return Identity(always=always)
    if dumped := cursor.accept("SEQUENCE", "NAME"):  # so pg_dump writes it, with all that is as ever
        cursor.qualified_name()
    options = read_sequence_options(cursor)
    cursor.expect(")")
    return replace(without_defaults(options) if dumped else options, always=always)


def without_defaults(options: Identity) -> Identity:
    """The options of a sequence that aren't those which it has without a word."""
    return replace(options, **{name: None for name, usual in _USUAL if getattr(options, name) == usual})


_USUAL: tuple[tuple[str, Any], ...] = (
    *(("start", 1), ("increment", 1), ("nominvalue", True), ("nomaxvalue", True), ("cache", 1), ("cycle", False)),
)


def read_sequence_options(cursor: Cursor) -> Identity:
    """START WITH, INCREMENT BY and the like, up to the end or a closing parenthesis."""
    options = Identity()
    while not cursor.at_end and not cursor.sees(")"):
        options = replace(options, **_sequence_option(cursor))
        cursor.accept(",")
    return options


def _sequence_option(cursor: Cursor) -> dict[str, Any]:
    for words, name, value in _SEQUENCE_WORDS:
        if cursor.accept(*words):
            return {name: value}
    if cursor.accept("ENGINE"):  # MariaDB: where it is stored
        cursor.accept("=")
        cursor.take()
        return {}
    for words, name in _SEQUENCE_NUMBERS:
        if cursor.accept(*words):
            sign = -1 if cursor.accept("-") else 1
            token = cursor.take()
            if token.kind != "number" or not token.text.isdigit():
                raise Unreadable("expected a number")
            return {name: sign * int(token.text)}
    raise Unreadable("an unknown option of a sequence")


_SEQUENCE_WORDS: tuple[tuple[tuple[str, ...], str, bool], ...] = (
    (("NO", "MINVALUE"), "nominvalue", True),
    (("NO", "MAXVALUE"), "nomaxvalue", True),
    (("NOMINVALUE",), "nominvalue", True),
    (("NOMAXVALUE",), "nomaxvalue", True),
    (("NO", "CYCLE"), "cycle", False),
    (("NOCYCLE",), "cycle", False),
    (("CYCLE",), "cycle", True),
    (("ORDER",), "order", True),
    (("NOORDER",), "order", False),
)
_SEQUENCE_NUMBERS = (
    (("START", "WITH"), "start"),
    (("START",), "start"),
    (("INCREMENT", "BY"), "increment"),
    (("INCREMENT",), "increment"),
    (("MINVALUE",), "minvalue"),
    (("MAXVALUE",), "maxvalue"),
    (("CACHE",), "cache"),
)


def _read_column_constraint(cursor: Cursor, catalog: Catalog, found: ColumnText, name: str | None) -> None:
    column = found.column.name
    if cursor.accept("PRIMARY"):
        cursor.accept("KEY")
        _refuse_order(cursor)
        found.primary_key = PrimaryKey((column,), name=name, options=_key_options(cursor, catalog))
        if cursor.accept("AUTOINCREMENT"):
            options = {f"{key}_primary_key": value for key, value in found.primary_key.options.items()}
            found.primary_key = replace(found.primary_key, options=NO_OPTIONS)  # it stands with its column
            found.column = replace(found.column, autoincrement=True, options=found.column.options.update(options))
            found.table_options.update(option(catalog, "autoincrement", True))
        elif catalog.profile.types.autoincrement == "rowid" and found.written_type.name == "INTEGER":
            found.column = replace(found.column, autoincrement=True)
    elif cursor.accept("UNIQUE"):
        cursor.accept("KEY")
        found.constraints.append(Unique((column,), name=name, options=_key_options(cursor, catalog)))
    elif cursor.accept("CHECK"):
        _read_column_check(cursor, catalog, found, name)
    elif cursor.sees("REFERENCES"):
        found.constraints.append(read_references(cursor, (column,), name, catalog))
    else:
        raise Unreadable(f"an unknown word in a column: {cursor.rest().split()[0]}")


def _read_column_check(cursor: Cursor, catalog: Catalog, found: ColumnText, name: str | None) -> None:
    check = Check(cursor.in_parentheses(), name=name)
    if not catalog.profile.objects.own_column_checks:
        found.constraints.append(check)
        return
    json_check = catalog.profile.types.json_check.format(found.column.name)
    if check.sqltext.lower().replace("`", "") != json_check.lower().replace("`", ""):
        raise Unreadable("a check of a column's own")
    found.column = replace(found.column, type=type_of(WrittenType("JSON", "JSON"), catalog), collation=None)


def _key_options(cursor: Cursor, catalog: Catalog) -> Options:
    options = NO_OPTIONS
    while True:
        if cursor.accept("NONCLUSTERED"):
            options = options.update(option(catalog, "clustered", False))
        elif cursor.accept("CLUSTERED"):
            options = options.update(option(catalog, "clustered", True))
        elif cursor.accept("ON", "CONFLICT"):
            options = options.update(option(catalog, "on_conflict", cursor.take().text))
        else:
            return options


def read_references(cursor: Cursor, columns: tuple[str, ...], name: str | None, catalog: Catalog) -> ForeignKey:
    """``REFERENCES table (columns)`` and what follows; without columns they are the referred primary key's."""
    cursor.expect("REFERENCES")
    table, schema = cursor.qualified_name()
    referred = cursor.names() if cursor.sees("(") else _key_of(table, schema, catalog)
    key = ForeignKey(columns, table, referred, referred_schema=schema, name=name)
    while True:
        if cursor.accept("MATCH"):
            match = cursor.take().text
            key = replace(key, match=None if catalog.profile.objects.ignores_match else match)
        elif cursor.accept("ON", "DELETE"):
            key = replace(key, ondelete=_action(cursor))
        elif cursor.accept("ON", "UPDATE"):
            key = replace(key, onupdate=_action(cursor))
        else:
            break
    return replace(key, **_deferral(cursor))


def _key_of(table: str, schema: str | None, catalog: Catalog) -> tuple[str, ...]:
    referred = catalog.find_table(table, schema)
    return referred.primary_key.columns if referred is not None and referred.primary_key is not None else ()


def _action(cursor: Cursor) -> str:
    for action in _ACTIONS:
        if cursor.accept(*action.split()):
            return action
    raise Unreadable("an unknown action of a foreign key")


def _deferral(cursor: Cursor) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while True:
        if cursor.accept("NOT", "DEFERRABLE"):
            found["deferrable"] = False
        elif cursor.accept("DEFERRABLE"):
            found["deferrable"] = True
        elif cursor.accept("INITIALLY"):
            found["initially"] = cursor.take().text
        else:
            return found


def read_constraint(cursor: Cursor, catalog: Catalog) -> Constraint:
    """A table constraint, up to a comma, a closing parenthesis or the end."""
    name = cursor.name() if cursor.accept("CONSTRAINT") and not cursor.sees_any(CONSTRAINT_WORDS) else None
    constraint = _read_body(cursor, catalog, name)
    constraint = replace(constraint, **_deferral(cursor))
    if cursor.accept("NOT", "VALID"):
        constraint = replace(constraint, options=constraint.options.update(option(catalog, "not_valid", True)))
    if not cursor.at_end and not cursor.sees_any((",", ")", *CONSTRAINT_WORDS)):
        raise Unreadable(f"an unknown word in a constraint: {cursor.rest().split()[0]}")
    return constraint


def _read_body(cursor: Cursor, catalog: Catalog, name: str | None) -> Constraint:
    if cursor.accept("PRIMARY", "KEY"):
        options = _key_options(cursor, catalog)
        columns, counts = read_key_columns(cursor)
        if counts:
            options = options.update(option(catalog, "autoincrement", True))
        return PrimaryKey(columns, name=name, options=options.update(_key_tail(cursor, catalog)))
    if cursor.accept("UNIQUE"):
        cursor.accept_any(("KEY", "INDEX"))
        options = _key_options(cursor, catalog)
        if cursor.accept("NULLS", "NOT", "DISTINCT"):
            options = options.update(option(catalog, "nulls_not_distinct", True))
        if name is None and not cursor.sees("("):
            name = cursor.name()
        columns, _ = read_key_columns(cursor)
        return Unique(columns, name=name, options=options.update(_key_tail(cursor, catalog)))
    if cursor.accept("FOREIGN", "KEY"):
        if name is None and not cursor.sees("("):
            raise Unreadable("a foreign key with the name of its index")
        return read_references(cursor, cursor.names(), name, catalog)
    if cursor.accept("CHECK"):
        return Check(cursor.in_parentheses(), name=name, options=_key_options(cursor, catalog))
    if cursor.accept("EXCLUDE"):
        return _read_exclude(cursor, name)
    raise Unreadable("an unknown constraint")


def read_key_columns(cursor: Cursor) -> tuple[tuple[str, ...], bool]:
    """The columns of a key in parentheses; whether SQLite's AUTOINCREMENT stands beside the last."""
    cursor.expect("(")
    names = []
    counts = False
    while True:
        names.append(cursor.name())
        if cursor.sees("("):
            raise Unreadable("a key over a part of a column, or an expression")
        if cursor.sees("COLLATE"):
            raise Unreadable("a key with a collation of its own")
        _refuse_order(cursor)
        counts = cursor.accept("AUTOINCREMENT")
        if not cursor.accept(","):
            break
    cursor.expect(")")
    return tuple(names), counts


def _refuse_order(cursor: Cursor) -> None:
    """A key goes upwards; one that doesn't is none that the catalog can hold."""
    if cursor.accept_any(("ASC", "DESC")) == "DESC":
        raise Unreadable("a key in descending order")


def _key_tail(cursor: Cursor, catalog: Catalog) -> Options:
    options = _key_options(cursor, catalog)
    if cursor.accept("INCLUDE"):
        options = options.update(option(catalog, "include", cursor.names()))
    if cursor.accept("USING") and cursor.name().lower() != catalog.profile.objects.index_method:
        raise Unreadable("a key with a method of its own")
    return options


def _read_exclude(cursor: Cursor, name: str | None) -> Exclude:
    using = cursor.name() if cursor.accept("USING") else "gist"
    cursor.expect("(")
    elements = [_exclude_element(cursor)]
    while cursor.accept(","):
        elements.append(_exclude_element(cursor))
    cursor.expect(")")
    where = cursor.in_parentheses() if cursor.accept("WHERE") else None
    return Exclude(tuple(elements), name=name, using=using, where=where)


def _exclude_element(cursor: Cursor) -> ExcludeElement:
    start = cursor.place
    if cursor.sees("("):
        cursor.skip_parentheses()
        column = None
    elif (after := cursor.peek(1)) is not None and after.text == "(":
        cursor.take()
        cursor.skip_parentheses()
        column = None
    else:
        column = cursor.name()
    expression = cursor.text(start)
    opclass = None if cursor.sees("WITH") else cursor.name()
    cursor.expect("WITH")
    start = cursor.place
    while not cursor.sees_any((",", ")")):
        cursor.take()
    return ExcludeElement(expression, cursor.text(start), column, opclass)


def read_inner_index(cursor: Cursor, catalog: Catalog) -> Index:
    """``INDEX name (columns)`` inside of a table; also ``UNIQUE KEY``, for keys that are no more than an index."""
    options = NO_OPTIONS
    unique = cursor.accept("UNIQUE")
    prefix = cursor.accept_any(("FULLTEXT", "SPATIAL"))
    cursor.accept_any(("INDEX", "KEY"))
    if cursor.sees("("):
        raise Unreadable("an index without a name")
    name = cursor.name()
    method = cursor.name() if cursor.accept("USING") else None
    parts, of_columns = read_index_elements(cursor, catalog)
    while not cursor.at_end and not cursor.sees_any((",", ")")):
        if cursor.accept("USING"):
            method = cursor.name()
        elif cursor.accept("WITH", "PARSER"):
            options = options.update(option(catalog, "with_parser", cursor.name()))
        else:
            raise Unreadable(f"an unknown word in an index: {cursor.rest().split()[0]}")
    options = options.update(of_columns)
    if prefix is not None:
        options = options.update(option(catalog, "prefix", prefix))
    if method is not None and method.lower() != catalog.profile.objects.index_method:
        options = options.update(option(catalog, "using", method))
    return Index(name, parts, unique=unique, options=options)

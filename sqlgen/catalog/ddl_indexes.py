"""CREATE INDEX as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from immutables import Map
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_storage import skip_storage
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable
from sqlgen.catalog.index_text import index_part_of_text
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import NO_OPTIONS, Index, IndexPart, Options


@dataclass(frozen=True, slots=True)
class IndexText:
    """CREATE INDEX: the index, and where it goes. The name "" is for the database to choose."""

    index: Index
    table: str
    schema: str | None
    if_not_exists: bool


def option(catalog: Catalog, name: str, value: Any) -> Options:
    """One dialect option, under the prefix that the dialect consumes."""
    return Map({f"{speaker(catalog.profile).dialect.name}_{name}": value})


def read_create_index(cursor: Cursor, catalog: Catalog) -> IndexText:
    """The statement from behind CREATE.

    :raises Unreadable: a clause that isn't known here, or that this database's indexes don't have.
    """
    given: dict[str, Any] = {}
    unique = cursor.accept("UNIQUE")
    prefix = cursor.accept_any(("FULLTEXT", "SPATIAL"))
    if prefix is not None:
        given["prefix"] = prefix
    if cursor.accept("BITMAP"):
        given["bitmap"] = True
    if cursor.accept("NONCLUSTERED"):
        given["clustered"] = False
    elif cursor.accept("CLUSTERED"):
        given["clustered"] = True
    if cursor.accept("COLUMNSTORE"):
        given["columnstore"] = True
    cursor.expect("INDEX")
    cursor.accept("CONCURRENTLY")
    if_not_exists = cursor.accept("IF", "NOT", "EXISTS")
    name, index_schema = ("", None) if cursor.sees("ON") else cursor.qualified_name()
    if cursor.accept("USING"):
        given["using"] = cursor.name()
    cursor.expect("ON")
    cursor.accept("ONLY")
    table, schema = cursor.qualified_name()
    if cursor.accept("USING"):
        given["using"] = cursor.name()
    parts, options = read_index_elements(cursor, catalog)
    _read_tail(cursor, given)
    method = catalog.profile.objects.index_method
    if method is not None and str(given.get("using", "")).lower() == method:
        del given["using"]
    for keyword in given:
        if keyword not in catalog.profile.options.index:
            raise Unreadable(f"indexes of this database have no {keyword}")
        options = options.update(option(catalog, keyword, given[keyword]))
    index = Index(name, parts, unique=unique, options=options)
    return IndexText(index, table, schema or index_schema, if_not_exists)


def _read_tail(cursor: Cursor, given: dict[str, Any]) -> None:
    while True:
        skip_storage(cursor)
        if cursor.at_end:
            return
        if cursor.accept("INCLUDE"):
            given["include"] = cursor.names()
        elif cursor.accept("NULLS", "NOT", "DISTINCT"):
            given["nulls_not_distinct"] = True
        elif cursor.accept("WITH", "PARSER"):
            given["with_parser"] = cursor.name()
        elif cursor.accept("WITH"):
            given["with"] = _read_settings(cursor)
        elif cursor.accept("COMPRESS"):
            given["compress"] = _read_count(cursor)
        elif cursor.accept("TABLESPACE"):
            given["tablespace"] = cursor.name()
        elif cursor.accept("USING"):
            given["using"] = cursor.name()
        elif cursor.accept("WHERE"):
            given["where"] = _condition(cursor)
        elif cursor.accept_any(("ALGORITHM", "LOCK")) is not None:
            cursor.accept("=")
            cursor.take()
        else:
            raise Unreadable("an unknown clause of an index")


def _condition(cursor: Cursor) -> str:
    """Up to the end, or to how the index is stored."""
    stops = ("WITH", "ON") if cursor.profile.objects.storage == "filegroups" else ()
    return cursor.expression(stops)


def _read_count(cursor: Cursor) -> int | bool:
    """Oracle's ``COMPRESS 2``: so many columns; without a number, all."""
    following = cursor.peek()
    return int(cursor.take().text) if following is not None and following.text.isdigit() else True


def _read_settings(cursor: Cursor) -> Map[str, str]:
    settings: dict[str, str] = {}
    for setting in cursor.in_parentheses().split(","):
        name, equals, value = setting.partition("=")
        if not equals:
            raise Unreadable("a setting without a value")
        settings[name.strip()] = value.strip()
    return Map(settings)


def read_index_elements(cursor: Cursor, catalog: Catalog) -> tuple[tuple[IndexPart, ...], Options]:
    """The elements in parentheses, and the options that hold what belongs to single columns."""
    cursor.expect("(")
    parts: list[IndexPart] = []
    by_column: dict[str, dict[str, Any]] = {}
    while True:
        parts.append(_read_element(cursor, catalog, by_column))
        if not cursor.accept(","):
            break
    cursor.expect(")")
    options = NO_OPTIONS
    for name in sorted(by_column):
        options = options.update(option(catalog, name, Map(by_column[name])))
    return tuple(parts), options


def _read_element(cursor: Cursor, catalog: Catalog, by_column: dict[str, dict[str, Any]]) -> IndexPart:
    first, second = cursor.peek(), cursor.peek(1)
    is_case = first is not None and first.kind == "word" and first.text.upper() == "CASE"
    if first is not None and second is not None and first.kind in ("word", "name") and not is_case:
        if second.text in (",", ")"):
            return IndexPart(column=cursor.name())
        if second.text == "(" and "length" in catalog.profile.options.index:
            return _read_prefix(cursor, by_column)
        if second.kind == "word" and second.text not in _ORDER_WORDS:
            return _read_with_class(cursor, catalog, by_column)
    part = index_part_of_text(cursor.expression(()), catalog.profile)
    return replace(part, suffix="") if part.suffix == "ASC" else part


_ORDER_WORDS = frozenset({"ASC", "DESC", "NULLS", "COLLATE"})


def _read_prefix(cursor: Cursor, by_column: dict[str, dict[str, Any]]) -> IndexPart:
    """MySQL: ``name(10)``, the first ten characters."""
    column = cursor.name()
    length = cursor.in_parentheses()
    if not length.isdigit():
        raise Unreadable("a function outside of parentheses")
    order = cursor.accept_any(("ASC", "DESC"))
    if order is not None:
        return IndexPart(column=column, suffix=f"({length}) {order}")
    by_column.setdefault("length", {})[column] = int(length)
    return IndexPart(column=column)


def _read_with_class(cursor: Cursor, catalog: Catalog, by_column: dict[str, dict[str, Any]]) -> IndexPart:
    """PostgreSQL: ``name text_pattern_ops``."""
    if "ops" not in catalog.profile.options.index:
        raise Unreadable("an unknown word in an index")
    column = cursor.name()
    name, schema = cursor.qualified_name()
    opclass = f"{schema}.{name}" if schema else name
    if cursor.sees_any((",", ")")):
        by_column.setdefault("ops", {})[column] = opclass
        return IndexPart(column=column)
    return IndexPart(column=column, suffix=f"{opclass} {cursor.expression(())}")


INDEX_WORDS = frozenset({"INDEX", "KEY", "FULLTEXT", "SPATIAL"})
"""What begins an index inside of a table (MySQL)."""


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

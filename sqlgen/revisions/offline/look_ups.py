"""Questions to the database's own catalog, written by hand: answered from ours.

`PRAGMA table_info(...)` and `sqlite_master` are asked of a private SQLite that holds the catalog's tables. Queries of
other databases run there, too, in SQLite's words, on tables that hold what theirs would: `information_schema`,
`pg_catalog`, `user_tables`. What names anything else is no look-up, and what SQLite doesn't take isn't answered.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlgen.catalog.catalog import Catalog
from sqlgen.profile.identifiers import quote
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.found import Found, is_complete, is_hidden
from sqlgen.revisions.offline.private_sqlite import NotTold, private_copy, system_tables_copy
from sqlgen.revisions.offline.reads import column_names, from_of, parsed
from sqlgen.revisions.offline.relations import relations
from sqlgen.revisions.offline.servers_own import with_servers_own
from sqlgen.revisions.offline.shows import shown
from sqlgen.revisions.offline.system_table import SystemTable
from sqlgen.revisions.offline.system_tables import system_tables

if TYPE_CHECKING:
    from sqlglot import exp

_MAY_ASK = re.compile(
    r"\b(?:pragma|show|describe|desc|explain|sqlite_\w+|information_schema|pg_\w+|to_reg\w+|user_\w+|all_\w+|sys)\b",
    re.IGNORECASE,
)
_PRAGMA = re.compile(
    r"\s*pragma\s+(?:main\.)?(?:table_x?info|table_list|foreign_key_list|index_list|index_x?info)\b", re.IGNORECASE
)
_NAMED = re.compile(r"'((?:[^']|'')*)'|\((\w+)\)")
_SQLITE_MASTER = frozenset({"sqlite_master", "sqlite_schema", "sqlite_sequence"})

IsEmpty: TypeAlias = Callable[[str, str | None], bool]


def answer(sql: str, catalog: Catalog, is_empty: IsEmpty) -> Found | None:
    """What the database would say; None when the statement asks something else, or what the catalog can't tell."""
    if _MAY_ASK.search(sql) is None:
        return None
    if catalog.profile.reflection.look_ups == "itself":
        return _asked_of_sqlite(sql, catalog, is_empty)
    return shown(sql, catalog) or _asked_of_system_tables(sql, catalog)


def _asked_of_sqlite(sql: str, catalog: Catalog, is_empty: IsEmpty) -> Found | None:
    """SQLite's answer about tables that are as those of the catalog."""
    tables: list[str] = []
    if _PRAGMA.match(sql) is None:
        tree = parsed(sql, catalog)
        tables = [] if tree is None else [table.lower() for table in _tables(tree)]
        if not tables or not _SQLITE_MASTER.issuperset(tables) or "sqlite_sequence" in tables[1:]:
            return None
        if "sql" in {column.name.lower() for column in _columns(tree)}:
            return None  # the text of a table's statement is its history
    named = {name for found in _NAMED.findall(sql) for name in found if name}
    if not is_complete(named, catalog, of_tables=False):
        return None
    if tables == ["sqlite_sequence"] and not _counts_nothing(sql, catalog, is_empty):
        return None
    try:
        with closing(private_copy(catalog)) as connection:
            return _fetched(connection, sql)
    except (sqlite3.Error, NotTold):
        return None


def _counts_nothing(sql: str, catalog: Catalog, is_empty: IsEmpty) -> bool:
    """Whether no row was ever written to the tables that are asked about, so that nothing was counted."""
    named = [table for table in catalog.tables() if re.search(rf"'{re.escape(table.name)}'", sql)]
    return bool(named) and all(is_empty(table.name, table.schema) for table in named)


def _asked_of_system_tables(sql: str, catalog: Catalog) -> Found | None:
    tree = parsed(sql, catalog)
    if tree is None:
        return None
    from sqlglot import exp

    if not isinstance(tree, exp.Query):
        return None
    wanted = _replaced(tree, system_tables(catalog.profile))
    if wanted is None or not (wanted or _names_an_object(tree)):
        return None
    texts = {literal.name for literal in tree.find_all(exp.Literal) if literal.is_string}
    if not is_complete(texts, catalog, of_tables=bool(wanted) and all(table.of_partial_tables for table in wanted)):
        return None
    try:
        found = _told(tree, wanted, catalog)
        if found.rows != _told(tree, wanted, with_servers_own(catalog)).rows:
            return None
    except (sqlite3.Error, NotTold):
        return None
    if any(is_hidden(value) for row in found.rows for value in row):
        return None
    names = column_names(tree, catalog)
    return found if names is None or len(names) != len(found.columns) else Found(names, found.rows)


def _replaced(tree: exp.Expression, known: Mapping[str, SystemTable]) -> list[SystemTable] | None:
    """The system tables that a query names, which it names as the private SQLite does now; None if one isn't known."""
    from sqlglot import exp

    wanted: dict[str, SystemTable] = {}
    temporary = {each.alias for each in tree.find_all(exp.CTE)}
    for table in list(tree.find_all(exp.Table)):
        name = ".".join(part.name for part in table.parts).lower()
        if name in temporary:
            continue
        found = known.get(name) or known.get(name.removeprefix("pg_catalog."))
        if found is None:
            return None
        wanted[found.name] = found
        if not table.alias:
            table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
        table.set("this", exp.to_identifier(found.name))
        table.set("db", None)
        table.set("catalog", None)
    return list(wanted.values())


def _told(tree: exp.Expression, tables: Sequence[SystemTable], catalog: Catalog) -> Found:
    """What the query gives when the system tables hold the catalog, and nothing else."""
    with closing(system_tables_copy(tables, catalog)) as connection:
        found = _fetched(connection, _in_sqlite(tree, catalog))
    return Found(found.columns, [_typed(row, tree, tables, catalog) for row in found.rows])


def _fetched(connection: sqlite3.Connection, sql: str) -> Found:
    cursor = connection.execute(sql)
    return Found([column[0] for column in cursor.description or ()], cursor.fetchall())


def _names_an_object(tree: exp.Expression) -> bool:
    """`SELECT to_regclass('account')`: a look-up without FROM."""
    from sqlglot import exp

    if from_of(tree) is not None:
        return False
    return any(call.name.lower() == "to_regclass" for call in tree.find_all(exp.Anonymous))


def _in_sqlite(tree: exp.Expression, catalog: Catalog) -> str:
    """The query in SQLite's words."""
    from sqlglot import exp

    def told(node: Any) -> Any:
        if isinstance(node, (exp.Cast, exp.TryCast)):
            kind = node.to.sql().lower()
            if kind in ("regclass", "object_identifier('regclass')"):
                return exp.Anonymous(this="to_regclass", expressions=[node.this])
            return node.this if kind in ("text", "varchar", "name", "char") else node
        if isinstance(node, exp.Anonymous) and node.name.lower() in ("any", "current_schemas"):
            raise NotTold
        if isinstance(node, exp.CurrentSchema):
            return exp.Anonymous(this="current_schema")
        if isinstance(node, exp.Dot) and node.expression is not None:
            return node.expression if isinstance(node.expression, exp.Func) else node
        return node

    text: str = tree.copy().transform(told).sql(dialect="sqlite")
    return text


def _typed(row: Row, tree: exp.Expression, tables: Iterable[SystemTable], catalog: Catalog) -> Row:
    """Truth values and names of relations as the database's driver gives them."""
    from sqlglot import exp

    if not isinstance(tree, exp.Select) or len(tree.expressions) != len(row):
        return row
    truths = {column for table in tables for column in table.booleans}
    return tuple(
        _typed_value(value, projection.unalias(), truths, catalog)
        for projection, value in zip(tree.expressions, row, strict=True)
    )


def _typed_value(value: Any, projection: exp.Expression, truths: set[str], catalog: Catalog) -> Any:
    from sqlglot import exp

    if isinstance(projection, exp.Anonymous) and projection.name.lower() == "to_regclass" and value is not None:
        return next(quote(catalog.profile, each.name) for each in relations(catalog) if each.number == value)
    is_truth = isinstance(projection, (exp.Predicate, exp.Not)) or (
        isinstance(projection, exp.Column) and projection.name.lower() in truths
    )
    return bool(value) if is_truth and value is not None and catalog.profile.reflection.native_boolean else value


def _tables(tree: Any) -> list[str]:
    from sqlglot import exp

    return [".".join(part.name for part in table.parts) for table in tree.find_all(exp.Table)]


def _columns(tree: Any) -> list[Any]:
    from sqlglot import exp

    stars = [exp.column("sql") for _ in tree.find_all(exp.Star) if not isinstance(_.parent, exp.Count)]
    return [*tree.find_all(exp.Column), *stars]

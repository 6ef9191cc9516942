"""Inspectors on an offline connection say what inspectors on a real database say, for the tables of golden cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from sqlgen.catalog.values import Knowledge, Table
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.steps import Recording
from tests.golden.case import Case, all_cases
from tests.servers import MariaDB, PostgreSQL, SQLite

KINDS = ("table", "index", "foreign_key", "unique_constraint", "primary_key")
CASES = [
    case
    for case in all_cases()
    if case.name.startswith(tuple(f"create_{kind}__" for kind in KINDS)) and case.compared and not case.unseen
]
LEFT_OUT = {
    "sqlite": {"create_unique_constraint__quoted_names": "SQLAlchemy reads a doubled quote in a name as two"},
    "mariadb": {
        "create_index__text_as_prefix": "a prefix given as an expression is an expression in the catalog",
        "create_table__defaults": "the server shows a question mark for an emoji",
    },
}


def cases_of(dialect: str) -> list[Case]:
    cases = [case for case in CASES if case.runs_on(dialect) and case.name not in LEFT_OUT.get(dialect, {})]
    if dialect == "mariadb":  # a schema is another database there, which these tests don't make
        cases = [case for case in cases if "CREATE SCHEMA" not in case.setup_script(dialect) + case.script(dialect)]
    return cases


def offline(case: Case, dialect: str) -> MigrationContext:
    return MigrationContext(case.outcome(dialect).after, Recording())


def compare(case: Case, dialect: str, engine: sa.Engine) -> None:
    context = offline(case, dialect)
    ours, theirs = sa.inspect(context.bind), sa.inspect(engine)
    tables = [table for table in context.catalog.tables() if _is_compared(table)]
    if dialect != "postgresql":  # a schema is another database there, which these tests don't make
        tables = [table for table in tables if table.schema is None]
    assert set(ours.get_table_names()) == set(theirs.get_table_names())
    for table in tables:
        asked = {"table_name": table.name, "schema": table.schema}
        for what, shape in SHAPES.items():
            expected, found = getattr(theirs, what)(**asked), getattr(ours, what)(**asked)
            assert shape(found, dialect) == shape(expected, dialect), f"{what} of {table.name}"


def _is_compared(table: Table) -> bool:
    """A temporary table is gone with its session; of one that inherits not all is known."""
    inherits = any(name.endswith("_inherits") for name in table.options)
    return table.knowledge is Knowledge.KNOWN and not table.prefixes and not inherits


def _columns(columns: Any, dialect: str) -> Any:
    return [
        {
            **column,
            "type": _type(column["type"]),
            "default": _default(column.get("default"), dialect),
            "computed": "computed" in column,
            "identity": "identity" in column,
        }
        for column in columns
    ]


def _type(type_: Any) -> str:
    if isinstance(type_, sa.Enum) and type_.name:
        return f"enum {type_.name} {type_.enums}"
    return (
        _WIDTHS.sub("", repr(type_))
        .replace("(, ", "(")
        .replace("NUMERIC", "DECIMAL")
        .replace("LONGTEXT", "JSON")
        .lower()
    )


# What only says how values are shown or stored: MariaDB's display widths, its JSON, PostgreSQL's dimensions.
_WIDTHS = re.compile(
    r"(?:, )?(?:display_width=\d+|collation='\w+'|charset='\w+'|dimensions=\d+|(?<=DOUBLE_PRECISION\()precision=53)"
)


def _default(default: str | None, dialect: str) -> str | None:
    if default is not None and dialect == "mariadb" and not default.startswith("'"):
        return "an expression, or a number in its own form"
    return None if default is None else re.sub(r"[()\s]|::[\w ]+", "", default).lower()


def _by_name(entries: Any, dialect: str) -> Any:
    return sorted(entries, key=lambda entry: (str(entry["name"]), str(entry)))


def _indexes(entries: Any, dialect: str) -> Any:
    made = []
    for entry in entries:
        options = {
            key: value for key, value in entry.get("dialect_options", {}).items() if "where" not in key and value
        }
        shown = {key: value for key, value in entry.items() if key != "expressions"}
        made.append({**shown, "dialect_options": options})
    return _by_name(made, dialect)


def _names(entries: Any, dialect: str) -> Any:
    return sorted(str(entry["name"]) for entry in entries)


SHAPES: dict[str, Callable[[Any, str], Any]] = {
    "get_columns": _columns,
    "get_pk_constraint": lambda found, dialect: {
        key: value for key, value in found.items() if key != "dialect_options"
    },
    "get_foreign_keys": _by_name,
    "get_unique_constraints": lambda found, dialect: _by_name(
        [{key: value for key, value in each.items() if key != "dialect_options"} for each in found], dialect
    ),
    "get_indexes": _indexes,
    "get_check_constraints": _names,
}


@pytest.mark.parametrize("case", cases_of("sqlite"), ids=lambda case: case.name)
def test_sqlite(case: Case, sqlite: SQLite) -> None:
    database = sqlite.fresh_database("inspected")
    sqlite.run(case.setup_script("sqlite") + case.script("sqlite"), database).must()
    with closing_engine(sqlite.url(database)) as engine:
        compare(case, "sqlite", engine)


@pytest.mark.parametrize("case", cases_of("postgresql"), ids=lambda case: case.name)
def test_postgresql(case: Case, postgres: PostgreSQL) -> None:
    database = postgres.fresh_database("inspected")
    postgres.run(case.setup_script("postgresql") + case.script("postgresql"), database).must()
    with closing_engine(postgres.url(database)) as engine:
        compare(case, "postgresql", engine)


@pytest.mark.parametrize("case", cases_of("mariadb"), ids=lambda case: case.name)
def test_mariadb(case: Case, mariadb: MariaDB) -> None:
    database = mariadb.fresh_database("inspected")
    mariadb.run(case.setup_script("mariadb") + case.script("mariadb"), database).must()
    with closing_engine(mariadb.url(database)) as engine:
        compare(case, "mariadb", engine)


class closing_engine:
    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url)

    def __enter__(self) -> sa.Engine:
        return self._engine

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

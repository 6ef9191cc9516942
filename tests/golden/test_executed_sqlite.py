"""Golden cases on two real SQLites: the script runs, and makes the schema that the catalog says.

The schema is compared with that of a second database, which SQLAlchemy's own CREATE TABLE and CREATE INDEX make from
the catalog after the case; both as SQLite's pragmas and its own text tell them. A schema is a file that is attached.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.schema import CreateIndex, CreateTable

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.to_sqlalchemy import to_index, to_table
from sqlgen.profile import load_profile
from sqlgen.profile.dialect import make_dialect
from tests.golden.case import Case, all_cases
from tests.servers import SQLite, SQLiteNewest

DIALECT = "sqlite"
CASES = [case for case in all_cases() if case.runs_on(DIALECT)]
NEWEST = f"{DIALECT}:{load_profile(DIALECT).versions.golden[-1]}"
SCHEMA = "sales"
IN_MEMORY = f"ATTACH DATABASE ':memory:' AS {SCHEMA}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_executed(case: Case, sqlite: SQLite) -> None:
    """On the machine's SQLite, with what the default version gets."""
    execute(case, DIALECT, sqlite)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_executed_on_newest(case: Case, sqlite_newest: SQLiteNewest) -> None:
    """On the newest SQLite, with what it gets."""
    execute(case, NEWEST, sqlite_newest)


def execute(case: Case, spec: str, sqlite: SQLite | SQLiteNewest) -> None:
    """The script runs after its set-up, and the schema is that of the catalog."""
    migrated = dump_of(case.setup_script(spec) + case.script(spec), "migrated", sqlite)
    if case.compared and not case.unseen:
        outcome = case.outcome(spec)
        assert migrated == dump_of(schema_script(outcome.before, outcome.after), "made", sqlite)


def dump_of(script: str, name: str, sqlite: SQLite | SQLiteNewest) -> str:
    """The schema of a new database after a script, and of the one attached to it."""
    database, attached = sqlite.fresh_database(name), sqlite.fresh_database(f"{name}_{SCHEMA}")
    script = script.replace(IN_MEMORY, f"ATTACH DATABASE '{attached}' AS {SCHEMA}")
    sqlite.run(f"PRAGMA synchronous=OFF;\n{script}", database).must()
    return sqlite.dump(database) + sqlite.dump(attached)


def schema_script(before: Catalog, catalog: Catalog) -> str:
    """The schema of a catalog, straight from its values, as SQLAlchemy spells it."""
    return "".join(f"{statement};\n" for statement in schema_statements(before, catalog))


def schema_statements(before: Catalog, catalog: Catalog) -> Iterator[str]:
    dialect = make_dialect(catalog.profile)
    if any(table.schema for table in (*before.tables(), *catalog.tables())):
        yield IN_MEMORY
    for value in catalog.tables():
        table = to_table(value, catalog, catalog.profile)
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in value.indexes:
            yield str(CreateIndex(to_index(index, value, catalog.profile)).compile(dialect=dialect))
        yield from (trigger.sqltext for trigger in value.triggers)
    yield from (view.sqltext for view in catalog.views())

"""Golden cases on a real MariaDB: the script runs, and makes the schema that the catalog says.

The schema is compared with that of a second database, which SQLAlchemy's own CREATE TABLE and CREATE INDEX make from
the catalog after the case; both as `mariadb-dump -d` tells them. A schema is a database there; the one that cases
name is dumped, too.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.schema import CreateIndex, CreateTable

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.to_sqlalchemy import to_index, to_table
from sqlgen.profile.dialect import make_dialect
from tests.golden.case import Case, all_cases
from tests.servers import MariaDB

DIALECT = "mariadb"
CASES = [case for case in all_cases() if case.runs_on(DIALECT)]
SCHEMA = "sales"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_executed(case: Case, mariadb: MariaDB) -> None:
    """The script runs after its set-up, and the schema is that of the catalog."""
    script = case.setup_script(DIALECT) + case.script(DIALECT)
    compared = case.compared and not case.unseen
    made = schema_script(case.outcome(DIALECT).after) if compared else ""
    if SCHEMA not in script:
        migrated = dump_of(script, "migrated", mariadb)
        assert not compared or migrated == dump_of_made(made, mariadb)
        return
    with mariadb.other_databases(SCHEMA):
        migrated = dump_of(f"DROP SCHEMA {SCHEMA};\n{script}", "migrated", mariadb) + mariadb.dump(SCHEMA)
    with mariadb.other_databases(SCHEMA):
        assert not compared or migrated == dump_of(made, "made", mariadb) + mariadb.dump(SCHEMA)


def dump_of(script: str, name: str, mariadb: MariaDB) -> str:
    """The schema of a new database after a script."""
    database = mariadb.fresh_database(name)
    mariadb.run(script, database).must()
    return mariadb.dump(database)


def dump_of_made(script: str, mariadb: MariaDB) -> str:
    """The schema that a catalog's script makes; many cases end in the same one."""
    if script not in _dumps:
        _dumps[script] = dump_of(script, "made", mariadb)
    return _dumps[script]


_dumps: dict[str, str] = {}


def schema_script(catalog: Catalog) -> str:
    """The schema of a catalog, straight from its values, as SQLAlchemy spells it."""
    return "".join(f"{statement};\n" for statement in schema_statements(catalog))


def schema_statements(catalog: Catalog) -> Iterator[str]:
    dialect = make_dialect(catalog.profile)
    yield "SET foreign_key_checks = 0"  # tables may refer to each other
    for value in catalog.tables():
        table = to_table(value, catalog, catalog.profile)
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in value.indexes:
            yield str(CreateIndex(to_index(index, value, catalog.profile)).compile(dialect=dialect))

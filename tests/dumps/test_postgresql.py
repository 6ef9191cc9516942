"""A dump of PostgreSQL, read, written as SQL again and loaded: the dump of that is the same."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.schema_statements import statements_of
from sqlgen.catalog.schema_text import read_schema_text
from sqlgen.catalog.values import Knowledge
from sqlgen.profile import load_profile
from tests.dumps.creation import creation
from tests.servers import PostgreSQL
from tests.servers.postgresql import client_environment

SCHEMA = (Path(__file__).parent / "postgresql.sql").read_text(encoding="utf-8")
PROFILE = load_profile("postgresql:15")
NOT_HELD = re.compile(
    r"(?:--[^\n]*\n|\s)*CREATE (?:SCHEMA|EXTENSION|DOMAIN|SEQUENCE|FUNCTION|TYPE \S+ AS \()", re.DOTALL
)


def dump_of(server: PostgreSQL, database: str, *options: str) -> str:
    """What `pg_dump -s` prints, every line of it."""
    command = [str(server._programs / "pg_dump"), "-s", *options, *server._where(database)]
    return subprocess.run(command, capture_output=True, text=True, env=client_environment(), check=True).stdout


def statements_for(dump: str, catalog: Catalog) -> list[str]:
    """What makes the schema again: the catalog, and, as the dump says it, what a catalog doesn't hold."""
    explicit = {sequence.name for sequence in catalog.sequences()}
    before = [each for each in statements_of(dump, PROFILE) if NOT_HELD.match(each) and _is_wanted(each, explicit)]
    before.sort(key=lambda each: "FUNCTION" in each)
    owners = [
        f"ALTER SEQUENCE {each.name} OWNED BY {'.'.join(each.owned_by)}"
        for each in catalog.sequences()
        if each.owned_by
    ]
    triggers = [trigger.sqltext for _, trigger in catalog.triggers()]
    views = [view.sqltext for view in catalog.views()]
    return [*before, *creation(catalog), *owners, *views, *triggers]


def _is_wanted(statement: str, sequences: set[str]) -> bool:
    match = re.search(r"CREATE SEQUENCE (?:\w+\.)?(\w+)", statement)
    return match is None or match[1] in sequences


def test_the_dump_of_what_was_read_is_the_same(postgres: PostgreSQL) -> None:
    first = postgres.fresh_database("dumped")
    postgres.run(SCHEMA, first).must()
    dump = dump_of(postgres, first)
    catalog, unread = read_schema_text(dump, PROFILE)
    assert unread == ()
    assert all(table.knowledge is Knowledge.KNOWN for table in catalog.tables())
    second = postgres.fresh_database("loaded")
    postgres.run("".join(f"{statement};\n" for statement in statements_for(dump, catalog)), second).must()
    assert postgres.dump(second).splitlines() == postgres.dump(first).splitlines()


def read(server: PostgreSQL, schema: str, *options: str) -> tuple[Catalog, dict[str, str]]:
    database = server.fresh_database("read")
    server.run(schema, database).must()
    catalog, unread = read_schema_text(dump_of(server, database, *options), PROFILE)
    return catalog, {one.what: one.why for one in unread}


def test_a_serial_is_one_again_unless_somebody_changed_it(postgres: PostgreSQL) -> None:
    catalog, unread = read(
        postgres,
        "CREATE TABLE t (a serial, b bigserial, c serial, d serial, e integer NOT NULL);"
        "ALTER SEQUENCE t_c_seq INCREMENT BY 5; ALTER SEQUENCE t_d_seq RENAME TO other;"
        "CREATE SEQUENCE own OWNED BY t.e;",
    )
    assert unread == {}
    counting = {column.name: (column.autoincrement, column.server_default) for column in catalog.table("t").columns}
    assert counting == {
        "a": (True, None),
        "b": (True, None),
        "c": (False, "nextval('public.t_c_seq'::regclass)"),
        "d": (False, "nextval('public.other'::regclass)"),
        "e": (False, None),
    }
    assert {each.name: each.owned_by for each in catalog.sequences()} == {
        "t_c_seq": ("t", "c"),
        "other": ("t", "d"),
        "own": ("t", "e"),
    }


def test_what_is_not_valid_stays_so(postgres: PostgreSQL) -> None:
    catalog, _ = read(postgres, "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 1) NOT VALID;")
    assert [dict(check.options) for check in catalog.table("t").checks] == [{"postgresql_not_valid": True}]


def test_rows_are_stepped_over(postgres: PostgreSQL) -> None:
    """A dump with rows: neither what they say nor how many there are changes anything."""
    database = postgres.fresh_database("rows")
    rows = "INSERT INTO t VALUES (1, 'a;b' || chr(10) || 'DROP TABLE t;'), (2, '\\.'), (3, '''');"
    postgres.run(f"CREATE TABLE t (a int, b text); {rows} CREATE TABLE u (a int);", database).must()
    for options in ((), ("--inserts",)):
        command = [str(postgres._programs / "pg_dump"), *options, *postgres._where(database)]
        dump = subprocess.run(command, capture_output=True, text=True, env=client_environment(), check=True).stdout
        catalog, unread = read_schema_text(dump, PROFILE)
        assert unread == ()
        assert sorted(table.name for table in catalog.tables()) == ["t", "u"]


def test_what_a_catalog_cannot_hold_is_named(postgres: PostgreSQL) -> None:
    catalog, unread = read(
        postgres,
        "CREATE TABLE measure (day date, n int) PARTITION BY RANGE (day);"
        "CREATE TABLE measure_1 PARTITION OF measure FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');"
        "CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw;"
        "CREATE FOREIGN TABLE abroad (a text) SERVER s OPTIONS (filename '/nowhere');"
        "CREATE TABLE plain (a int); ALTER TABLE plain ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON plain;"
        "CREATE RULE r AS ON DELETE TO plain DO INSTEAD NOTHING; CREATE STATISTICS st ON day, n FROM measure;"
        "ALTER TABLE plain ALTER COLUMN a SET STATISTICS 500; CLUSTER;",
    )
    assert unread == {
        "table public.measure": "an unknown action",
        "table public.abroad": "a foreign table: its rows are another server's",
    }
    knowledge = {table.name: table.knowledge for table in catalog.tables()}
    assert knowledge["plain"] is Knowledge.KNOWN
    assert knowledge["measure"] is knowledge["abroad"] is Knowledge.UNCERTAIN


@pytest.mark.parametrize("options", [(), ("--no-owner",), ("--no-comments",), ("--quote-all-identifiers",)])
def test_however_it_was_dumped(postgres: PostgreSQL, options: tuple[str, ...]) -> None:
    catalog, unread = read(postgres, SCHEMA, *options)
    assert unread == {}
    assert sorted(table.name for table in catalog.tables()) == ['Odd "Table', "account", "booking", "ident", "scratch"]

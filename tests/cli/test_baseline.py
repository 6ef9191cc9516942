"""`--baseline` and `sqlgen snapshot`: the schema at FROM comes from a file, and what lies before isn't run."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import sqlgen
from sqlgen.catalog.canonical import canonical
from sqlgen.errors import SqlgenError
from tests.cli.conftest import Project, Result

DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")
WIDER = 'op.alter_column("account", "email", type_=sa.String(80), existing_type=sa.String(50), nullable=False)'
SCHEMA = """\
CREATE TABLE account (
    id INTEGER NOT NULL,
    email VARCHAR(50),
    PRIMARY KEY (id),
    CONSTRAINT uq_email UNIQUE (email)
);
"""


@pytest.fixture
def grown(project: Project) -> Project:
    """The project with a second revision, which needs to know the table."""
    project.revision("0002", "0001", WIDER)
    return project


def break_first(project: Project) -> None:
    """Make the first revision impossible to run."""
    path = project.folder / "versions" / "0001.py"
    path.write_text(path.read_text().replace("def upgrade():\n", "def upgrade():\n    import nothing_of_the_kind\n"))


def without_baseline(script: str) -> list[str]:
    return [line for line in script.splitlines() if not line.startswith("-- Baseline: ")]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_snapshot_says_what_the_history_says(grown: Project, dialect: str) -> None:
    """The same script, to the byte, though the revision before it can't even be run."""
    replayed = grown.run(f"script 0001:0002 --versions versions -d {dialect}")
    assert grown.run(f"snapshot 0001 --versions versions -d {dialect} -o at.json").out == "at.json\n"
    break_first(grown)
    assert grown.run(f"script 0001:0002 --versions versions -d {dialect}").status != 0
    result = grown.run(f"script 0001:0002 --versions versions -d {dialect} --baseline at.json")
    assert (result.status, result.err) == (0, "")
    assert "-- Baseline: at.json (snapshot, 1 table)" in result.out.splitlines()
    assert without_baseline(result.out) == replayed.out.splitlines()


def test_the_way_back_starts_on_the_older_end(grown: Project) -> None:
    replayed = grown.run("script 0002:0001 --versions versions -d sqlite")
    grown.run("snapshot 0001 --versions versions -d sqlite -o at.json")
    result = grown.run("script 0002:0001 --versions versions -d sqlite --baseline at.json")
    assert without_baseline(result.out) == replayed.out.splitlines()


def test_each_database_has_its_own(grown: Project) -> None:
    for dialect in ("postgresql", "sqlite"):
        grown.run(f"snapshot 0001 --versions versions -d {dialect} -o {dialect}.json")
    command = "script 0001:0002 --versions versions -d postgresql:12 -d postgresql:15 -d sqlite -d mysql"
    result = grown.run(f"{command} --baseline sqlite=sqlite.json --baseline postgresql.json -o out")
    assert (result.status, result.err) == (0, "")
    headers = {path.parent.name: path.read_text() for path in (grown.folder / "out").glob("*/upgrade.sql")}
    assert {name: "-- Baseline:" in text for name, text in headers.items()} == {
        "postgresql-12": True,
        "postgresql-15": True,
        "sqlite": True,
        "mysql": False,
    }
    assert "-- Baseline: postgresql.json (snapshot, 1 table)" in headers["postgresql-15"]
    assert "-- Baseline: postgresql.json (snapshot for version 15, 1 table)" in headers["postgresql-12"]


def test_a_snapshot_is_stable_and_says_where_it_is(grown: Project) -> None:
    first = grown.run("snapshot --versions versions -d mysql:8.4").out
    assert grown.run("snapshot heads --versions versions -d mysql:8.4").out == first
    data = json.loads(first)
    assert (data["dialect"], data["server"], data["revisions"]) == ("mysql", "8.4", ["0002"])


def test_a_snapshot_goes_on_from_another(grown: Project) -> None:
    whole = grown.run("snapshot --versions versions -d postgresql").out
    grown.run("snapshot 0001 --versions versions -d postgresql -o at.json")
    break_first(grown)
    assert grown.run("snapshot --versions versions -d postgresql --baseline at.json").out == whole


def test_what_is_known_in_part_stays_so(project: Project) -> None:
    project.revision(
        "0002",
        "0001",
        'op.add_column("elsewhere", sa.Column("age", sa.Integer()))\nop.execute("ALTER TABLE account FROBNICATE")',
    )
    project.revision("0003", "0002", 'op.alter_column("elsewhere", "age", type_=sa.Text())')
    result = project.run("snapshot 0002 --versions versions -d sqlite -o at.json")
    assert result.err.splitlines() == [
        "sqlite: known in part only, since no revision creates them: elsewhere",
        "sqlite: not known for certain, since SQL named them that can't be read: account",
    ]
    data = json.loads((project.folder / "at.json").read_text())
    assert (data["partial"], data["uncertain"], data["assumed"]) == (["elsewhere"], ["account"], ["elsewhere"])
    refused = project.run("script 0002:0003 --versions versions -d sqlite --baseline at.json")
    assert "SG407" in refused.err
    assert "is known only in part" in refused.err


def test_explain_starts_on_it(grown: Project) -> None:
    grown.write("schema.sql", SCHEMA)
    break_first(grown)
    result = grown.run("explain 0001:0002 --versions versions -d sqlite --baseline schema.sql")
    assert result.status == 0, result.err
    assert "make table account anew, for:" in result.out


# ---------------------------------------------------------------------------------- a schema as SQL


def test_a_schema_as_sql(grown: Project) -> None:
    replayed = grown.run("script 0001:0002 --versions versions -d sqlite")
    grown.write("schema.sql", SCHEMA)
    break_first(grown)
    result = grown.run("script 0001:0002 --versions versions -d sqlite --baseline schema.sql")
    assert (result.status, result.err) == (0, "")
    assert without_baseline(result.out) == replayed.out.splitlines()


def test_a_schema_as_sql_becomes_a_snapshot(grown: Project) -> None:
    """Nothing is run for it: the text is taken for the schema at that revision."""
    grown.write("schema.sql", SCHEMA)
    break_first(grown)
    data = json.loads(grown.run("snapshot 0001 --versions versions -d sqlite --baseline sqlite=schema.sql").out)
    assert (data["dialect"], data["revisions"]) == ("sqlite", ["0001"])
    assert [table["name"] for table in data["tables"]] == ["account"]


def made(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "shop.db")) as connection:
        connection.executescript(sql)


VERSION_TABLE = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_dump_with_rows_says_its_revision(grown: Project, encoding: str) -> None:
    made(grown.folder, f"{SCHEMA}{VERSION_TABLE} INSERT INTO alembic_version VALUES ('0001');")
    with closing(sqlite3.connect(grown.folder / "shop.db")) as connection:
        dump = "PRAGMA foreign_keys=OFF;\n" + "\n".join(connection.iterdump())
    (grown.folder / "dump.sql").write_text(dump, encoding=encoding)
    command = "--versions versions -d sqlite -d mysql --baseline dump.sql -o out"
    assert grown.run(f"script 0001:0002 {command}").status == 0
    refused = grown.run(f"script base:0002 {command}")
    assert (refused.status, "the baseline dump.sql is of 0001, and the range starts at base" in refused.err) == (
        2,
        True,
    )


def test_a_database_file(grown: Project) -> None:
    replayed = grown.run("script 0001:0002 --versions versions -d sqlite")
    made(grown.folder, f"{SCHEMA}{VERSION_TABLE} INSERT INTO alembic_version VALUES ('0001');")
    before = (grown.folder / "shop.db").read_bytes()
    result = grown.run("script 0001:0002 --versions versions -d sqlite --baseline shop.db")
    assert without_baseline(result.out) == replayed.out.splitlines()
    assert grown.run("script --versions versions -d sqlite --baseline shop.db").status == 2
    assert (grown.folder / "shop.db").read_bytes() == before


def test_what_cannot_be_read_is_told(grown: Project) -> None:
    grown.write("schema.sql", f"{SCHEMA}CREATE VIRTUAL TABLE search USING fts5(body);\nCREATE INDEX ix_frob;\n")
    result = grown.run("script 0001:0002 --versions versions -d sqlite --baseline schema.sql")
    assert result.status == 0
    assert result.err.splitlines() == [
        "sqlite: 2 objects of the baseline can't be read in full:",
        "  table search: a virtual table: a module of SQLite decides what it is",
        "  CREATE INDEX ix_frob: expected ON",
    ]
    assert (
        "-- NOT KNOWN IN FULL, since the baseline couldn't be read here:\n"
        "-- table search: a virtual table: a module of SQLite decides what it is\n"
        "-- CREATE INDEX ix_frob: expected ON\n"
    ) in result.out


# ---------------------------------------------------------------------------------- in Python


def test_in_python(grown: Project) -> None:
    versions = grown.folder / "versions"
    grown.write("schema.sql", SCHEMA)
    grown.run("snapshot 0001 --versions versions -d sqlite -o at.json")
    replayed = sqlgen.catalog_at("0002", dialect="sqlite", versions=versions)
    goes_on = sqlgen.catalog_at("0002", dialect="sqlite", versions=versions, baseline="at.json")
    assert canonical(goes_on) == canonical(replayed)
    read = sqlgen.catalog_at("0001", dialect="sqlite", versions=versions, baseline="schema.sql")
    assert [column.name for column in read.table("account").columns] == ["id", "email"]
    at_start = sqlgen.generate("0001:0002", dialects="sqlite", versions=versions)["sqlite"]
    for given in ("schema.sql", {"sqlite": Path("schema.sql")}):
        script = sqlgen.generate("0001:0002", dialects="sqlite", versions=versions, baseline=given)["sqlite"]
        assert without_baseline(script.upgrade or "") == (at_start.upgrade or "").splitlines()
    with pytest.raises(SqlgenError) as refused:
        sqlgen.generate("0001:0002", dialects="sqlite", versions=versions, baseline={"mysql": "schema.sql"})
    assert refused.value.code == "SG605"


# ---------------------------------------------------------------------------------- what is wrong with it


SNAPSHOT = '{"format": "sqlgen-snapshot", "version": 1, "dialect": "mysql", "server": "8.0", "revisions": ["0001"]}'
BAD = {
    # name: (the file, its text, the command)
    "baseline_of_another_database": ("at.json", SNAPSHOT, "script 0001:0002 -d sqlite --baseline at.json"),
    "baseline_forced_on_another": ("at.json", SNAPSHOT, "script 0001:0002 -d sqlite --baseline sqlite=at.json"),
    "baseline_of_another_revision": ("at.json", SNAPSHOT, "script -d mysql --baseline at.json"),
    "baseline_above_the_revision": (
        "at.json",
        SNAPSHOT.replace("0001", "0002"),
        "snapshot 0001 -d mysql --baseline at.json",
    ),
    "baseline_of_a_newer_format": (
        "at.json",
        SNAPSHOT.replace('"version": 1', '"version": 7'),
        "script 0001:0002 -d mysql --baseline at.json",
    ),
    "baseline_not_json": ("at.json", '{"format": ', "script 0001:0002 -d mysql --baseline at.json"),
    "baseline_of_no_revision_here": (
        "at.json",
        SNAPSHOT.replace("0001", "9999"),
        "snapshot -d mysql --baseline at.json",
    ),
    "baseline_damaged": (
        "at.json",
        SNAPSHOT.replace("}", ', "tables": [{"name": 5}]}'),
        "script 0001:0002 -d mysql --baseline at.json",
    ),
    "baseline_missing": ("schema.sql", SCHEMA, "script 0001:0002 -d sqlite --baseline shema.sql"),
    "baseline_not_text": ("schema.sql", "CREATE\0", "script 0001:0002 -d sqlite --baseline schema.sql"),
    "baseline_without_schema": ("rows.sql", "SELECT 1;", "script 0001:0002 -d sqlite --baseline rows.sql"),
    "baseline_of_nobody": ("schema.sql", SCHEMA, "script 0001:0002 -d sqlite -d mysql -o out --baseline schema.sql"),
    "baseline_for_another_script": (
        "schema.sql",
        SCHEMA,
        "script 0001:0002 -d sqlite --baseline postgresql=schema.sql",
    ),
    "baseline_twice": (
        "schema.sql",
        SCHEMA,
        "script 0001:0002 -d sqlite --baseline sqlite=schema.sql --baseline schema.sql",
    ),
    "baseline_in_another_databases_words": (
        "dump.sql",
        f"-- MySQL dump 10.13\n{SCHEMA}",
        "script 0001:0002 -d sqlite --baseline dump.sql",
    ),
    "snapshot_of_two": ("schema.sql", SCHEMA, "snapshot -d sqlite -d mysql"),
}


@pytest.mark.parametrize("name", BAD)
def test_messages(grown: Project, message: Callable[[str, Result], None], name: str) -> None:
    file, text, command = BAD[name]
    grown.write(file, text)
    before = grown.files()
    result = grown.run(f"{command} --versions versions")
    assert result.status in (2, 3)
    assert result.out == ""
    assert grown.files() == before
    message(name, result)


def test_a_rebuild_without_the_table_names_three_ways_out(
    project: Project, message: Callable[[str, Result], None]
) -> None:
    project.revision("0002", "0001", 'op.drop_constraint("uq_number", "invoice", type_="unique")')
    message("table_not_known", project.run("script 0001:0002 --versions versions -d sqlite"))

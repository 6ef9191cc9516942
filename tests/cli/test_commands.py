"""What the commands print and write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Project

ROOT = Path(__file__).resolve().parents[2]


def in_a_process(project: Project, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own; ``before`` is Python that runs first."""
    code = f"import sys\n{before}\nfrom sqlgen.cli import main\nstatus = main(sys.argv[1:])\n"
    return subprocess.run(
        [sys.executable, "-c", f"{code}sys.exit(status)", *arguments],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


# ---------------------------------------------------------------------------------- script


def test_the_upgrade_goes_to_stdout(project: Project) -> None:
    result = project.run("script --versions versions --dialect postgresql")
    assert (result.status, result.err) == (0, "")
    assert "CREATE TABLE account (" in result.out
    assert "DROP TABLE" not in result.out
    assert result.out.endswith("COMMIT;\n")


def test_downwards_the_way_back_goes_to_stdout(project: Project) -> None:
    result = project.run("script 0001:base --versions versions --dialect postgresql")
    assert result.status == 0
    assert "DROP TABLE account;" in result.out
    assert "CREATE TABLE" not in result.out
    assert "-- From: 0001\n-- To: base" in result.out


def test_a_range_may_begin_with_a_number(project: Project) -> None:
    project.revision("0002", "0001", 'op.drop_column("account", "email")')
    result = project.run("script -1:head --versions versions --dialect postgresql")
    assert (result.status, result.err) == (0, "")
    assert "-- From: 0001\n-- To: 0002" in result.out
    assert "CREATE TABLE account" not in result.out
    assert project.run("show -1 --versions versions").out.startswith("revision:    0001\n")
    assert "No such option '-x'" in project.run("show -x").err


def test_of_the_files_only_those_are_imported_that_must_run(project: Project) -> None:
    project.revision("0002", "0001", 'op.drop_column("account", "email")')
    project.revision("side", "0001")
    project.write("versions/side.py", (project.folder / "versions" / "side.py").read_text() + "\nraise SystemExit\n")
    assert project.run("script 0002-1:0002 --versions versions --dialect postgresql").status == 0
    project.run("snapshot 0001 --versions versions --dialect postgresql -o at_1.json")
    first = project.folder / "versions" / "0001.py"
    first.write_text(first.read_text() + "\nraise SystemExit\n")
    assert project.run("script 0001:0002 --versions versions --dialect postgresql").status == 3
    result = project.run("script 0001:0002 --versions versions --dialect postgresql --baseline at_1.json")
    assert (result.status, result.err) == (0, "")
    assert "ALTER TABLE account DROP COLUMN email" in result.out


def test_the_configured_databases_are_written_for(project: Project) -> None:
    project.write("sqlgen.toml", 'dialects = ["sqlite", "mysql:8.4"]\noutput = "sql"\n')
    result = project.run("script")
    assert result.status == 0
    paths = ["sql/sqlite/upgrade.sql", "sql/sqlite/rollback.sql", "sql/mysql/upgrade.sql", "sql/mysql/rollback.sql"]
    assert result.out.splitlines() == paths
    assert project.files() >= set(paths)
    assert "MySQL 8.4" in (project.folder / "sql" / "mysql" / "upgrade.sql").read_text()


def test_the_database_of_an_alembic_project(project: Project) -> None:
    project.write("alembic.ini", "[alembic]\nscript_location = .\nsqlalchemy.url = mariadb+pymysql://u:secret@h/shop\n")
    result = project.run("script base:head")
    assert result.status == 0
    assert "-- Database: MariaDB" in result.out
    assert "secret" not in result.out + result.err


def test_one_profile_in_two_versions(project: Project) -> None:
    result = project.run("script --versions versions -d postgresql:12 -d postgresql:15 -o out --rollback none")
    assert result.status == 0
    assert result.out.splitlines() == ["out/postgresql-12/upgrade.sql", "out/postgresql-15/upgrade.sql"]


def test_numbered_files_run_in_their_order(project: Project) -> None:
    project.revision("0002", "0001", 'op.add_column("account", sa.Column("age", sa.Integer()))')
    result = project.run("script --versions versions -d sqlite -o out --per-revision")
    assert result.out.splitlines() == [
        "out/sqlite/upgrade/0001_0001.sql",
        "out/sqlite/upgrade/0002_0002.sql",
        "out/sqlite/rollback/0001_0002.sql",
        "out/sqlite/rollback/0002_0001.sql",
    ]
    second = (project.folder / "out/sqlite/rollback/0001_0002.sql").read_text()
    assert "-- From: 0002\n-- To: 0001\n" in second
    assert "DROP COLUMN age" in second
    assert second.count("BEGIN") == second.count("COMMIT") == 1


def test_a_report_as_json(project: Project) -> None:
    project.revision("0002", "0001", "op.execute(\"UPDATE account SET email = ''\")")
    project.revision("0003", "0002", 'op.add_column("order_item", sa.Column("age", sa.Integer()))')
    result = project.run("script --versions versions -d sqlite -o out --json")
    (made,) = json.loads(result.out)
    assert made["dialect"] == "sqlite"
    assert (made["from"], made["to"]) == ([], ["0003"])
    assert made["assumed_tables"] == ["order_item"]
    assert made["not_undone"] == [{"what": "execute UPDATE account SET email = ''", "where": "versions/0002.py:9"}]
    assert made["files"] == ["out/sqlite/upgrade.sql", "out/sqlite/rollback.sql"]
    assert "takes tables for granted that no revision creates: order_item" in result.err
    assert "sqlite: the rollback doesn't undo 1 change of data or by raw SQL" in result.err


def test_tables_that_may_be_assumed(project: Project) -> None:
    project.revision("0002", "0001", 'op.add_column("acount", sa.Column("age", sa.Integer()))')
    result = project.run("script --versions versions -d sqlite --assume-tables other,acount")
    assert result.status == 0
    assert "ALTER TABLE acount ADD COLUMN age" in result.out


def test_the_version_table_has_the_name_that_was_asked_for(project: Project) -> None:
    result = project.run(
        "script --versions versions -d postgresql --version-table revisions --version-table-schema admin"
    )
    assert "CREATE TABLE IF NOT EXISTS admin.revisions (" in result.out
    assert "INSERT INTO admin.revisions (version_num) VALUES ('0001');" in result.out


def test_x_arguments_reach_the_revision_files(project: Project) -> None:
    body = 'from alembic import context\nop.execute("SELECT " + context.get_x_argument(as_dictionary=True)["number"])'
    project.revision("0002", "0001", body)
    assert "SELECT 42;" in project.run("script --versions versions -d sqlite -x number=42").out


def test_a_header_of_the_projects_own(project: Project) -> None:
    project.write("templates/script/header.sql.j2", "-- Ticket OPS-1, {{ profile.label }}\n")
    result = project.run("script --versions versions -d sqlite --template-path templates")
    assert result.out.startswith("-- Ticket OPS-1, SQLite 3.40\n\nBEGIN IMMEDIATE;\n")


def test_what_revision_files_print_is_not_sql(project: Project) -> None:
    body = 'import os, sys\nprint("printed")\nos.system("echo from a program")\nsys.stdout.write("written\\n")'
    project.revision("0002", "0001", body)
    result = in_a_process(project, "script", "--versions", "versions", "-d", "sqlite")
    assert result.returncode == 0
    assert sorted(result.stderr.splitlines()) == ["from a program", "printed", "written"]
    assert result.stdout.startswith("-- Upgrade: 2 revisions")
    assert "printed" not in result.stdout
    assert "program" not in result.stdout


def test_the_same_input_gives_the_same_bytes(project: Project) -> None:
    for number in range(2, 6):
        project.revision(
            f"000{number}", f"000{number - 1}", f'op.add_column("account", sa.Column("c{number}", sa.Text()))'
        )
    made = []
    for seed in ("1", "2"):
        command = ["script", "--versions", "versions", "-d", "postgresql", "-d", "oracle", "-o", f"out{seed}"]
        completed = subprocess.run(
            [sys.executable, "-m", "sqlgen", *command],
            cwd=project.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}", "LC_ALL": "C"},
            check=True,
            timeout=60,
            capture_output=True,
        )
        assert completed.returncode == 0
        out = project.folder / f"out{seed}"
        made.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*.sql")})
    assert made[0] == made[1]
    assert all(b"\r" not in text for text in made[0].values())


def test_whoever_reads_may_go_away(project: Project) -> None:
    script = f"{sys.executable} -m sqlgen dialects mysql | head -n 1"
    result = subprocess.run(
        ["sh", "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert result.stdout == "MySQL 8.0 (mysql:8.0)\n"
    assert result.stderr == ""


# ---------------------------------------------------------------------------------- the others


def watching(*modules: str) -> str:
    """Python that prints, in the end, which of these modules were imported."""
    return (
        f"import atexit; atexit.register(lambda: print('HEAVY', [name for name in {modules} if name in sys.modules]))"
    )


def test_help_imports_nothing_heavy(project: Project) -> None:
    check = watching("sqlalchemy", "sqlglot", "jinja2", "rich", "msgspec")
    for command in (["--help"], ["--version"], []):
        result = in_a_process(project, *command, before=check)
        assert result.stdout.splitlines()[-1] == "HEAVY []"


@pytest.mark.parametrize("command", ["history", "heads", "show 0001"])
def test_the_graph_is_read_without_sqlalchemy(project: Project, command: str) -> None:
    check = watching("sqlalchemy", "sqlglot", "jinja2")
    result = in_a_process(project, *command.split(), "--versions", "versions", before=check)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "HEAVY []"


def test_history_lists_oldest_first(project: Project) -> None:
    project.write("versions/2.py", '"""second"""\nrevision = "0002"\ndown_revision = "0001"\nbranch_labels = "shop"\n')
    project.write("versions/3.py", '"""third"""\nrevision = "0003"\ndown_revision = "0001"\ndepends_on = "shop"\n')
    project.write("versions/4.py", '"""fourth"""\nrevision = "0004"\ndown_revision = ("0002", "0003")\n')
    assert project.run("history --versions versions").out.splitlines() == [
        "revision  follows                  message",
        "0001      base        fork",
        "0002      0001        label shop   second",
        "0003      0001        needs shop   third",
        "0004      0002, 0003  head, merge  fourth",
    ]
    assert [line.split()[0] for line in project.run("heads --versions versions").out.splitlines()] == [
        "revision",
        "0004",
    ]
    told = json.loads(project.run("history 0002: --versions versions --json").out)
    assert [(one["revision"], one["is_head"], one["message"]) for one in told] == [
        ("0003", False, "third"),
        ("0004", True, "fourth"),
    ]


def test_show_tells_what_the_file_says(project: Project) -> None:
    project.write(
        "versions/2.py",
        '"""second\n\nWhy it is.\n\nRevision ID: 0002\nCreate Date: 2026-01-02\n"""\n'
        'revision = "0002"\ndown_revision = "0001"\n'
        "def downgrade(): pass\n",
    )
    assert project.run("show head --versions versions").out == (
        "revision:    0002 (head)\n"
        "message:     second\n"
        "file:        versions/2.py\n"
        "created:     2026-01-02\n"
        "downgrade:   empty\n"
        "follows:     0001\n"
        "\n"
        "Why it is.\n"
    )
    (told,) = json.loads(project.run("show 0002 --versions versions --json").out)
    assert told["down_revisions"] == ["0001"]


def test_the_header_of_a_script_that_rebuilds_has_no_gap(project: Project) -> None:
    project.revision("0002", "0001", 'op.alter_column("account", "email", existing_type=sa.Text(), nullable=False)')
    header, _, _ = project.run("script --versions versions -d sqlite").out.partition("\n\n")
    assert "-- Rebuilds: 1 table" in header
    assert "-- 2. 0002" in header


def test_show_base_tells_what_follows(project: Project) -> None:
    project.write("versions/s.py", '"""shop"""\nrevision = "s1"\nbranch_labels = "shop"\n')
    first = "revision:    base (before the first revision: nothing is applied)\n"
    assert project.run("show base --versions versions").out == f"{first}followed by: 0001, s1\n"
    assert project.run("show 0001-1 --versions versions").out == f"{first}followed by: 0001, s1\n"
    assert project.run("show shop@base --versions versions").out == f"{first}followed by: s1\n"
    assert json.loads(project.run("show base --versions versions --json").out) == []
    project.write("none/readme.txt", "")
    assert project.run("show head --versions none").out == f"{first}followed by: nothing yet\n"


def test_a_branch_begins_only_where_splice_says_so(project: Project) -> None:
    project.revision("0002", "0001", "pass")
    before = project.files()
    refused = project.run("revision -m aside --head 0001 --versions versions")
    assert refused.status == 2
    assert "--splice" in refused.err
    assert project.files() == before
    made = project.run("revision -m aside --head 0001 --splice --rev-id aside --versions versions")
    assert made.status == 0
    (told,) = json.loads(project.run("show 0001 --versions versions --json").out)
    assert told["followed_by"] == ["0002", "aside"]


def test_dialects_lists_the_databases(project: Project) -> None:
    lines = project.run("dialects").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "dialect",
        "mariadb",
        "mssql",
        "mysql",
        "oracle",
        "postgresql",
        "sqlite",
    ]
    assert {one["name"] for one in json.loads(project.run("dialects --json").out)} == {
        line.split()[0] for line in lines[1:]
    }


def test_a_dialect_shows_its_facts_for_the_version(project: Project) -> None:
    old, new = project.run("dialects sqlite:3.30").out, project.run("dialects sqlite:3.40").out
    assert "SQLite 3.30 (sqlite:3.30)" in old
    assert "drop_column" in old
    assert old != new
    facts = json.loads(project.run("dialects sqlite:3.40 --json").out)
    assert facts["script"]["client"] == "sqlite3"
    assert facts["version"] == "3.40"


def test_a_project_is_begun_and_grows(project: Project) -> None:
    result = project.run("init shop")
    assert (result.status, result.out) == (0, "shop/sqlgen.toml\n")
    first = project.run('revision -m "First tables" --config shop/sqlgen.toml').out.strip()
    second = project.run('revision -m "Second" --rev-id abc -c shop/sqlgen.toml').out.strip()
    assert first.startswith("shop/versions/")
    assert second == "shop/versions/abc_second.py"
    assert project.run("heads -c shop/sqlgen.toml").out.splitlines()[1].split()[0] == "abc"
    assert project.run("script -c shop/sqlgen.toml").status == 0
    assert project.run("init shop").status == 2


def test_raw_sql_is_not_translated_to_other_schemas_and_that_is_said(project: Project) -> None:
    body = (
        "op.execute(\"UPDATE account SET email = ''\")\n"
        'op.execute(sa.update(sa.table("account", sa.column("email"))).values(email="x"))\n'
        'op.execute(sa.select(sa.text("1 FROM account")))'
    )
    project.revision("0002", "0001", body)
    result = project.run("script --versions versions -d postgresql --schema shop")
    assert result.status == 0
    assert "UPDATE shop.account SET email='x';" in result.out
    assert (
        "-- NOT TRANSLATED to these schemas, since raw SQL stays as its author wrote it (2 statements):\n"
        "-- 0002: execute UPDATE account SET email = ''\n"
        "-- 0002: execute Select\n"
    ) in result.out
    assert result.err == (
        "postgresql: 2 statements of raw SQL are not translated to other schemas; the header says which\n"
    )
    data = json.loads(project.run("script --versions versions -d postgresql --schema-map a=b -o out --json").out)
    assert [each["where"] for each in data[0]["not_translated"]] == ["versions/0002.py:9", "versions/0002.py:11"]
    assert "NOT TRANSLATED" not in project.run("script --versions versions -d postgresql").out

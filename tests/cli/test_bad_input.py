"""Bad input: one clear message each, a status that isn't 0, no traceback, nothing half written.

The messages stand in `messages/`; `pytest tests/cli --update-golden` rewrites them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Project, Result

SCRIPT = "script --versions versions --dialect postgresql -o out"

Message = Callable[[str, Result], None]

OPERATIONS = {
    # name: (the body of upgrade(), further options)
    "unknown_column": ('op.alter_column("account", "emial", nullable=False)', ""),
    "unknown_column_dropped": ('op.drop_column("account", "nothing_like_it")', ""),
    "unknown_constraint": ('op.drop_constraint("uq_emial", "account", type_="unique")', ""),
    "unknown_index": ('op.drop_index("ix_nothing", table_name="account")', ""),
    "unknown_table_strict": ('op.add_column("invoice", sa.Column("id", sa.Integer()))', "--strict"),
    "mistyped_table": ('op.add_column("acount", sa.Column("age", sa.Integer()))', ""),
    "name_used_twice": ('op.create_table("account", sa.Column("id", sa.Integer()))', ""),
    "column_used_twice": ('op.add_column("account", sa.Column("email", sa.Integer()))', ""),
    "exception": ('numbers = {}\nop.execute("SELECT 1")\nnumbers["one"]', ""),
    "needs_a_connection": ('bind = op.get_bind()\nbind.execute(sa.text("SELECT name FROM elsewhere")).all()', ""),
    "inspects": ('op.drop_column("elsewhere", "name")\nsa.inspect(op.get_bind()).get_columns("elsewhere")', ""),
    "parameter_without_value": ('op.execute(sa.text("UPDATE account SET email = :new"))', ""),
    "rollback_impossible": ('op.drop_column("elsewhere", "name")', ""),
    "rollback_of_raw_sql": ('op.execute("CREATE EXTENSION pgcrypto")', "--rollback derived"),
    "unknown_version_of_database": ("pass", "--dialect mysql:4.1"),
    "version_of_the_future": ("pass", "--dialect postgresql:155"),
    "unknown_dialect": ("pass", "--dialect postgrsql"),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_operations(project: Project, message: Message, name: str) -> None:
    body, options = OPERATIONS[name]
    project.revision("0002", "0001", body)
    check(project, message, name, f"{SCRIPT} {options}".strip())


@pytest.mark.parametrize(
    ("name", "dialect", "body"),
    [
        (
            "refused_by_oracle",
            "oracle",
            'op.create_foreign_key("fk", "account", "account", ["id"], ["id"], onupdate="CASCADE")',
        ),
        ("refused_by_sqlite", "sqlite", 'op.create_exclude_constraint("ex", "account", ("email", "="))'),
        ("refused_by_mysql", "mysql", 'op.create_exclude_constraint("ex", "account", ("email", "="))'),
    ],
)
def test_a_database_that_cannot(project: Project, message: Message, name: str, dialect: str, body: str) -> None:
    project.revision("0002", "0001", body)
    check(project, message, name, f"script --versions versions --dialect {dialect} -o out")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("syntax_error", "revision = '0002'\ndown_revision = '0001'\ndef upgrade(:\n    pass\n"),
        ("syntax_error_in_header", "revision = '0002\ndown_revision = '0001'\n"),
        ("missing_module", "import shop_models\nrevision = '0002'\ndown_revision = '0001'\ndef upgrade(): pass\n"),
        ("exception_on_import", "revision = '0002'\ndown_revision = '0001'\nraise ValueError('not today')\n"),
        ("no_upgrade", "revision = '0002'\ndown_revision = '0001'\n"),
        ("coroutine", "revision = '0002'\ndown_revision = '0001'\nasync def upgrade(): pass\n"),
        (
            "downgrade_raises",
            "revision = '0002'\ndown_revision = '0001'\ndef upgrade(): pass\n"
            "def downgrade():\n    raise RuntimeError('no way back')\n",
        ),
        ("missing_parent", "revision = '0002'\ndown_revision = '0009'\n"),
        ("duplicate_revision", "revision = '0001'\ndown_revision = None\n"),
        ("header_not_literal", "import os\nrevision = os.environ['REVISION']\ndown_revision = '0001'\n"),
    ],
)
def test_revision_files(project: Project, message: Message, name: str, text: str) -> None:
    project.write("versions/0002_second.py", text)
    check(project, message, name, SCRIPT)


def test_a_cycle(project: Project, message: Message) -> None:
    project.revision("0002", "0003")
    project.revision("0003", "0002")
    check(project, message, "cycle", SCRIPT)


def test_two_heads_where_one_is_meant(project: Project, message: Message) -> None:
    project.revision("0002", "0001")
    project.revision("0003", "0001")
    check(project, message, "two_heads", f"script base:head {SCRIPT.removeprefix('script ')}")


@pytest.mark.parametrize(
    ("name", "range_"),
    [
        ("unknown_revision", "base:0010"),
        ("current", "current:head"),
        ("too_far", "0001:+5"),
        ("no_range", "0001:0002:0003"),
        ("empty_range", "@:"),
    ],
)
def test_ranges(project: Project, message: Message, name: str, range_: str) -> None:
    project.revision("0002", "0001")
    check(project, message, name, f"script {range_} {SCRIPT.removeprefix('script ')}")


def test_several_dialects_to_stdout(project: Project, message: Message) -> None:
    check(project, message, "several_to_stdout", "script --versions versions --dialect mysql --dialect oracle")


def test_no_dialect(project: Project, message: Message) -> None:
    check(project, message, "no_dialect", "script --versions versions")


def test_no_configuration(project: Project, message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.folder / "versions" / "0001.py").unlink()
    result = project.run("script --dialect sqlite")
    assert (result.status, result.out) == (2, "")
    folder = str(project.folder.resolve())
    message("no_configuration", Result(result.command, 2, "", result.err.replace(folder, "FOLDER")))


def test_no_versions_folder(project: Project, message: Message) -> None:
    check(project, message, "no_versions_folder", "script --versions nowhere --dialect sqlite")


def test_a_mistyped_key_of_the_configuration(project: Project, message: Message) -> None:
    project.write("sqlgen.toml", 'dialect = ["sqlite"]\n')
    check(project, message, "unknown_key", "script")


def test_a_new_revision_after_one_that_is_no_head(project: Project, message: Message) -> None:
    project.revision("0002", "0001", "pass")
    check(project, message, "not_a_head", "revision -m aside --head 0001 --versions versions", status=2)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("mistyped_command", "scirpt"),
        ("mistyped_option", "script --dialct sqlite"),
        ("mistyped_choice", "script --rollback maybe"),
        ("per_revision_to_stdout", "script --versions versions --dialect sqlite --per-revision"),
        ("unknown_dialect_shown", "dialects sqllite"),
        ("unknown_revision_shown", "show 0010 --versions versions"),
        ("revision_without_message", "revision --versions versions"),
    ],
)
def test_the_command_line(project: Project, message: Message, name: str, command: str) -> None:
    check(project, message, name, command, status=2)


def test_a_template_with_an_undefined_name(project: Project, message: Message) -> None:
    project.write("templates/postgresql/add_column.sql.j2", "{% call statement() %}\nADD {{ nobody }}\n{% endcall %}\n")
    project.revision("0002", "0001", 'op.add_column("account", sa.Column("age", sa.Integer()))')
    check(project, message, "template_undefined", f"{SCRIPT} --template-path templates")


def test_a_header_template_with_an_undefined_name(project: Project, message: Message) -> None:
    project.write("own/script/header.sql.j2", "-- ours\n-- {{ ticket }}\n")
    check(project, message, "header_template_undefined", f"{SCRIPT} --template-path own")


def test_a_template_that_is_not_jinja(project: Project, message: Message) -> None:
    project.write("broken/script/header.sql.j2", "-- ours\n-- {{ ticket \n")
    check(project, message, "header_template_syntax", f"{SCRIPT} --template-path broken")


def test_an_output_folder_that_cannot_be(project: Project, message: Message) -> None:
    project.write("out", "a file")
    before = project.files()
    result = project.run(SCRIPT)
    assert (result.status, result.out) == (3, "")
    assert project.files() == before
    message("unwritable_output", result)


def test_a_second_database_that_cannot_spoils_the_first_ones_files(project: Project) -> None:
    project.revision("0002", "0001", 'op.create_exclude_constraint("ex", "account", ("email", "="))')
    result = project.run("script --versions versions -d postgresql -d sqlite -o out")
    assert result.status == 3
    assert not (project.folder / "out").exists()


def test_traceback_shows_where_it_comes_from(project: Project) -> None:
    project.revision("0002", "0001", 'raise KeyError("lost")')
    result = project.run(f"{SCRIPT} --traceback")
    assert result.status == 3
    assert "Traceback (most recent call last)" in result.err
    assert 'File "versions/0002.py", line 9, in upgrade' in result.err


def check(project: Project, message: Message, name: str, command: str, status: int | None = None) -> None:
    """The command fails with this message, prints no result, and leaves no file."""
    before = project.files()
    result = project.run(command)
    assert result.status in ((2, 3) if status is None else (status,))
    assert result.out == ""
    assert "Traceback" not in result.err
    assert project.files() == before
    message(name, result)


def test_a_project_where_a_file_stands(project: Project, message: Message) -> None:
    project.write("shop", "a file")
    before = project.files()
    message("init_in_a_file", project.run("init shop"))
    project.write("other/versions", "a file")
    message("init_beside_a_file", project.run("init other"))
    message(
        "revision_in_a_file",
        project.run("revision --versions versions -m second --rev-id 0002 --version-path shop/deep"),
    )
    assert project.files() == before | {"other/versions"}


@pytest.mark.parametrize(
    ("name", "error"),
    [("mistake", KeyError("gone")), ("refused_by_system", OSError(28, "No space left on device", "/dev/full"))],
)
def test_what_nobody_foresaw(
    project: Project, message: Message, monkeypatch: pytest.MonkeyPatch, name: str, error: Exception
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr("sqlgen.cli.history.find_configuration", fail)
    message(name, project.run("heads --versions versions"))
    assert "Traceback" in project.run("heads --versions versions --traceback").err

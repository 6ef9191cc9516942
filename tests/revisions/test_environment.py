"""What a revision file learns of its surroundings: the context, the project's settings, `-x`, the other revisions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import sqlgen
from sqlgen.cli.entry import main

INI = """
[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = postgresql://shop:secret%%40word@db.example/shop
shop_mode = fast

[shop]
tenants = acme
"""

HEADER = """
import sqlalchemy as sa
from alembic import context, op

revision = {revision!r}
down_revision = {down_revision!r}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "migrations" / "versions").mkdir(parents=True)
    (tmp_path / "alembic.ini").write_text(INI)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(project: Path, revision: str, body: str, down_revision: str | None = None) -> None:
    """Add a revision; `say(x)` writes what x is into the script."""
    text = HEADER.format(revision=revision, down_revision=down_revision)
    said = "def say(value):\n    op.execute(f'SELECT $${value!r}$$')\n"
    file = project / "migrations" / "versions" / f"{revision}.py"
    file.write_text(f"{text}\n{said}\ndef upgrade():\n" + "".join(f"    {line}\n" for line in body.splitlines()))


def said(script: str) -> list[str]:
    return [line.split("$$")[1] for line in script.splitlines() if "SELECT" in line]


def test_the_settings_are_those_of_the_project(project: Path) -> None:
    body = """\
config = context.config
say(config.get_main_option("shop_mode"))
say(config.get_main_option("nothing", "default"))
say(config.get_section("shop")["tenants"])
say(config.get_section("nothing", {}))
say(config.get_section_option("shop", "tenants"))
say(config.config_ini_section)
config.set_main_option("shop_mode", "slow")
say(op.get_context().config.get_main_option("shop_mode"))
config.attributes["kept"] = 1
say(context.config.attributes)
say(context.config.config_file_name.endswith("alembic.ini"))
say(config.get_main_option("sqlalchemy.url").count("secret%40word"))
"""
    write(project, "1", body)
    script = sqlgen.generate(dialects="postgresql", rollback=None)["postgresql"].upgrade
    assert said(script or "") == [
        "'fast'", "'default'", "'acme'", "{}", "'acme'", "'alembic'", "'slow'", "{'kept': 1}", "True", "1",
    ]  # fmt: skip


def test_the_context_says_where_it_is(project: Path) -> None:
    body = """\
here = op.get_context()
say(here is context.get_context())
say((here.dialect.name, here.as_sql, context.is_offline_mode(), here.opts["version_table"]))
say(here.bind is op.get_bind())
with here.autocommit_block():
    op.execute("VACUUM")
with here.begin_transaction():
    say(context.is_transactional_ddl())
"""
    write(project, "1", body)
    script = sqlgen.generate(dialects="postgresql", rollback=None)["postgresql"].upgrade or ""
    assert said(script) == ["True", "('postgresql', True, True, 'alembic_version')", "True", "True"]
    before, _, after = script.partition("VACUUM;\n\nBEGIN;")
    assert "COMMIT;" in before
    assert "COMMIT;" in after


def test_the_revisions_can_be_asked_for(project: Path) -> None:
    body = """\
script = context.script
say((script.get_heads(), script.get_bases(), script.get_current_head()))
say([one.revision for one in script.walk_revisions()])
say([one.revision for one in script.iterate_revisions("heads", "1")])
one = script.get_revision("2")
say((one.down_revision, one.is_head, one.is_base, sorted(one.nextrev), script.get_revision("1").module.revision))
from alembic.script import ScriptDirectory
from alembic.util import CommandError
say(ScriptDirectory.from_config(context.config).get_current_head())
try:
    script.get_revision("nothing_like_it")
except CommandError as error:
    say("no revision")
"""
    write(project, "1", "pass")
    write(project, "2", body, "1")
    write(project, "3", "pass", "2")
    script = sqlgen.generate(dialects="postgresql", rollback=None)["postgresql"].upgrade or ""
    assert said(script) == [
        "(['3'], ['1'], '3')", "['3', '2', '1']", "['3', '2']", "('1', False, False, ['3'], '1')", "'3'",
        "'no revision'",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["script", "explain", "snapshot"])
def test_x_reaches_revision_files_from_every_command(
    project: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    body = """\
given = context.get_x_argument(as_dictionary=True)
op.create_table(f"{given['tenant']}_{context.get_x_argument()[1]}", sa.Column("id", sa.Integer))
"""
    write(project, "1", body)
    assert main([command, "-d", "postgresql", "-x", "tenant=acme", "-x", "fast"]) == 0
    assert "acme_fast" in capsys.readouterr().out


def test_configure_belongs_to_env_py(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "1", "context.configure(version_table='x')")
    assert main(["script", "-d", "postgresql"]) == 3
    shown = capsys.readouterr().err
    assert "context.configure() was called outside of env.py" in shown
    assert f"versions{os.sep}1.py" in shown


def test_options_of_the_configuration(project: Path) -> None:
    """What an env.py would say can stand in sqlgen.toml."""
    settings = (
        "transaction_per_migration = true\nversion_table_pk = false\n[options]\ntenant = 'acme'\nlevels = [1, 2]\n"
    )
    (project / "sqlgen.toml").write_text(settings)
    write(project, "1", "say((op.get_context().opts['tenant'], context.get_context().opts['levels']))")
    write(project, "2", "op.execute('SELECT 2')", "1")
    script = sqlgen.generate(dialects="postgresql", rollback=None)["postgresql"].upgrade or ""
    assert said(script.partition("SELECT 2")[0]) == ["('acme', [1, 2])"]
    assert "    version_num VARCHAR(32) NOT NULL\n);" in script
    assert "-- Transactions: 2, one for each revision; an error undoes its own" in script
    first, between, second = script.partition("VALUES ('1');\n\nCOMMIT;\n\n")
    assert between
    assert first.count("BEGIN;") == second.count("BEGIN;") == second.count("COMMIT;") == 1

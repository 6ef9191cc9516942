"""The project's own env.py, run offline: what it configures counts, and it never gets a connection."""

from __future__ import annotations

import importlib
import io
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import sqlgen
from sqlgen.cli.entry import main
from sqlgen.errors import SqlgenError
from sqlgen.revisions.env_errors import (
    ConnectionRefused,
    EnvironmentFailed,
    MissingModule,
    NoDatabaseNamed,
    NoEnvironment,
    NothingRun,
    SeveralDatabasesNamed,
    SeveralRuns,
)

INI = """
[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = postgresql://shop:very%%40secret@db.example/shop
databases = orders, stock

[orders]
sqlalchemy.url = postgresql://shop:very%%40secret@db.example/orders

[stock]
sqlalchemy.url = mysql://shop:very%%40secret@db.example/stock

[loggers]
keys = root
[handlers]
keys =
[formatters]
keys =
[logger_root]
level = WARNING
handlers =
"""

REVISION = """
import sqlalchemy as sa
from alembic import context, op

revision = {revision!r}
down_revision = {down_revision!r}

def upgrade({parameters}):
    {body}

def downgrade({parameters}):
    {back}
"""

OFFLINE = """
from alembic import context
import sqlalchemy as sa
{before}
context.configure({options})
with context.begin_transaction():
    {inside}
    context.run_migrations({arguments})
    {after}
"""


class Project:
    """An Alembic project in a folder of its own, which is the current one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "migrations" / "versions").mkdir(parents=True)
        (folder / "alembic.ini").write_text(INI)

    def names_no_database(self) -> None:
        (self.folder / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s/migrations\n")

    def env(self, text: str) -> None:
        (self.folder / "migrations" / "env.py").write_text(text)

    def configures(
        self, options: str = "", *, before: str = "", inside: str = "pass", arguments: str = "", after: str = "pass"
    ) -> None:
        self.env(OFFLINE.format(options=options, before=before, inside=inside, arguments=arguments, after=after))

    def revision(self, body: str, back: str = "pass", *, revision: str = "1", parameters: str = "") -> None:
        down = None if revision == "1" else str(int(revision) - 1)
        text = REVISION.format(revision=revision, down_revision=down, body=body, back=back, parameters=parameters)
        (self.folder / "migrations" / "versions" / f"{revision}.py").write_text(text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    return Project(tmp_path)


def upgrade(**keywords: object) -> str:
    scripts = sqlgen.generate(run_env=True, **{"dialects": "postgresql", "rollback": None, **keywords})  # type: ignore[arg-type]
    return next(iter(scripts.values())).upgrade or ""


TABLE = 'op.create_table("account", sa.Column("id", sa.Integer), sa.Column("email", sa.Text, unique=True))'


def test_what_env_py_configures_counts(project: Project) -> None:
    project.configures(
        'url="postgresql://u:very@h/d", version_table="applied", version_table_schema="meta", version_table_pk=False,'
        " target_metadata=sa.MetaData(naming_convention={'uq': 'uq_%(table_name)s_%(column_0_name)s'}),"
        " transaction_per_migration=True, include_schemas=True, render_as_batch=True, literal_binds=True,"
        " dialect_opts={'paramstyle': 'named'}, template_args={'a': 1}, tenant='acme'"
    )
    project.revision(TABLE)
    seen = '"SELECT " + repr([op.get_context().opts[n] for n in ("tenant", "include_schemas", "template_args")])'
    project.revision(f"op.execute({seen})", revision="2")
    script = upgrade()
    assert "CREATE TABLE IF NOT EXISTS meta.applied (\n    version_num VARCHAR(32) NOT NULL\n);" in script
    assert "CONSTRAINT uq_account_email UNIQUE (email)" in script
    assert "SELECT ['acme', True, {'a': 1}];" in script
    assert script.count("BEGIN;") == script.count("COMMIT;") == 2
    assert "-- Environment: migrations/env.py" in script
    assert "very" not in script


def test_the_command_line_wins_and_says_so(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.configures('url="mysql+pymysql://u:very@h/d", version_table="applied"')
    project.revision(TABLE)
    assert main(["script", "--run-env", "-d", "postgresql", "--version-table", "mine"]) == 0
    shown = capsys.readouterr()
    assert "CREATE TABLE IF NOT EXISTS mine (" in shown.out
    assert "-- env.py names mysql; this is for PostgreSQL, as was asked for" in shown.out
    assert shown.err == "postgresql: env.py names mysql; this is for PostgreSQL, as was asked for\n"


@pytest.mark.parametrize(
    "options",
    ['dialect_name="sqlite"', 'url="sqlite:///shop.db"', "dialect=sa.create_engine('sqlite://').dialect"],
)
def test_the_database_that_only_env_py_names(
    project: Project, options: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.names_no_database()
    project.configures(f"{options}, output_buffer=None", inside="assert context.get_context().dialect.name")
    project.revision(TABLE)
    assert list(sqlgen.generate(run_env=True)) == ["sqlite"]
    assert sqlgen.catalog_at(run_env=True).profile.name == "sqlite"
    for command in ("script", "explain", "snapshot"):
        assert main([command, "--run-env"]) == 0
        assert "sqlite" in capsys.readouterr().out.lower()
    assert main(["script", "--run-env", "-d", "postgresql"]) == 0
    assert "-- Database: PostgreSQL" in capsys.readouterr().out


def test_where_env_py_names_none_either(project: Project) -> None:
    project.names_no_database()
    project.configures("literal_binds=True")
    project.revision(TABLE)
    with pytest.raises(NoDatabaseNamed, match=r"env\.py names none") as caught:
        sqlgen.generate(run_env=True)
    assert caught.value.where is not None
    assert caught.value.where.path.endswith("env.py")


def test_where_env_py_names_different_ones(project: Project) -> None:
    project.names_no_database()
    project.env(
        "from alembic import context\nfor name in ('mysql', 'postgresql', 'mysql'):\n"
        "    context.configure(dialect_name=name)\n    context.run_migrations(engine_name=name)\n"
    )
    project.revision(TABLE)
    with pytest.raises(SeveralDatabasesNamed, match=r"env\.py names 2 databases: mysql, postgresql"):
        sqlgen.generate(run_env=True)


@pytest.mark.parametrize(
    ("dialect", "option", "said"),
    [
        (
            "postgresql",
            "transactional_ddl=False",
            "transactional_ddl=False of env.py doesn't count: PostgreSQL's DDL is",
        ),
        ("mysql", "transactional_ddl=True", "transactional_ddl=True of env.py doesn't count: MySQL's DDL isn't"),
        ("postgresql", "starting_rev='1'", "starting_rev of env.py doesn't count"),
        ("postgresql", "on_version_apply=print", "on_version_apply of env.py isn't called"),
        ("postgresql", "dialect_opts={'paramstyle': 'named', 'tenant': 1}", "change nothing here: tenant"),
    ],
)
def test_what_does_not_count_is_said(project: Project, dialect: str, option: str, said: str) -> None:
    project.configures(option)
    project.revision('op.create_table("account", sa.Column("id", sa.Integer))')
    (made,) = sqlgen.generate(run_env=True, dialects=dialect).values()
    (note,) = made.notes
    assert said in note
    assert f"-- {note}" in str(made.upgrade)


def test_what_only_says_what_is_so_anyway_needs_no_remark(project: Project) -> None:
    project.configures("transactional_ddl=True, on_version_apply=None, starting_rev=None")
    project.revision(TABLE)
    assert not sqlgen.generate(run_env=True, dialects="postgresql")["postgresql"].notes


def test_env_py_goes_before_the_configuration(project: Project) -> None:
    (project.folder / "sqlgen.toml").write_text("transaction_per_migration = true\nversion_table_pk = false\n")
    project.revision(TABLE)
    project.revision("op.drop_table('account')", revision="2")
    project.configures()
    assert upgrade().count("BEGIN;") == 2
    assert "PRIMARY KEY" not in upgrade()
    project.configures("transaction_per_migration=False, version_table_pk=True")
    assert upgrade().count("BEGIN;") == 1
    assert "PRIMARY KEY" in upgrade()


def test_without_run_env_nobody_looks_at_env_py(project: Project) -> None:
    project.env("raise AssertionError")
    project.revision(TABLE)
    assert "CREATE TABLE account" in (sqlgen.generate(dialects="postgresql")["postgresql"].upgrade or "")


def test_what_env_py_executes_stands_around_the_revisions(project: Project) -> None:
    project.configures(
        'dialect_name="postgresql"', inside='context.execute("SET ROLE owner")', after='context.execute("RESET ROLE")'
    )
    project.revision(TABLE, 'op.drop_table("account")')
    script = sqlgen.generate(run_env=True, dialects="postgresql")["postgresql"]
    for text, change in ((script.upgrade, "CREATE TABLE account"), (script.rollback, "DROP TABLE account")):
        assert text is not None
        order = ["BEGIN;", "SET ROLE owner;", change, "RESET ROLE;", "COMMIT;"]
        places = [text.index(one) for one in order]
        assert places == sorted(places)
        assert text.count("BEGIN;") == 1


@pytest.mark.parametrize(
    "call",
    ["context.execute({!r})", "context.get_context().bind.execute(sa.text({!r}))", "context.static_output({!r})"],
)
def test_what_env_py_executes_before_the_revisions_is_there_for_them(project: Project, call: str) -> None:
    create = call.format("CREATE TABLE IF NOT EXISTS tenant (id INTEGER NOT NULL, name VARCHAR(20))")
    project.configures('dialect_name="postgresql"', inside=create)
    project.revision("op.drop_column('tenant', 'name')")
    project.revision("op.execute(repr(len(sa.inspect(op.get_bind()).get_columns('tenant'))))", revision="2")
    for asked in ("base:heads", "1:heads"):
        (made,) = sqlgen.generate(asked, run_env=True, dialects="postgresql").values()
        assert not made.assumed
        assert "\n1;" in str(made.upgrade)
    (made,) = sqlgen.generate("base:1", run_env=True, dialects="postgresql").values()
    assert "ALTER TABLE tenant ADD COLUMN name VARCHAR(20);" in str(made.rollback)  # what was dropped is known


def test_what_a_baseline_holds_is_there_for_env_py(project: Project) -> None:
    create = (
        "sa.Table('tenant', sa.MetaData(), sa.Column('id', sa.Integer)).create(context.get_bind(), checkfirst=True)"
    )
    project.configures('dialect_name="postgresql"', inside=create)
    project.revision(TABLE)
    project.revision("op.drop_column('tenant', 'name')", revision="2")
    dump = project.folder / "dump.sql"
    dump.write_text("CREATE TABLE tenant (id INTEGER NOT NULL, name VARCHAR(20));\n")
    (made,) = sqlgen.generate("1:2", run_env=True, dialects="postgresql", baseline=dump).values()
    assert "CREATE TABLE tenant" not in str(made.upgrade)
    assert "ALTER TABLE tenant ADD COLUMN name VARCHAR(20);" not in str(made.upgrade)
    assert "ALTER TABLE tenant DROP COLUMN name;" in str(made.upgrade)


def test_what_stands_outside_of_its_transaction_stands_outside_of_the_scripts(project: Project) -> None:
    project.env(
        "from alembic import context\ncontext.configure(dialect_name='postgresql')\n"
        "context.execute('SET lock_timeout = 1')\n"
        "with context.begin_transaction():\n    context.run_migrations()\n"
    )
    project.revision(TABLE)
    before, _, after = upgrade().partition("SET lock_timeout = 1;")
    assert "BEGIN;" not in before
    assert "BEGIN;" in after


def test_arguments_reach_the_functions_that_take_them(project: Project) -> None:
    project.configures(arguments="tenant='acme', other=1")
    project.revision("op.execute(f'SELECT {tenant!r}')", parameters="tenant")
    project.revision("op.execute('SELECT 2')", revision="2")
    project.revision("op.execute(f'SELECT {sorted(kw)}')", revision="3", parameters="**kw")
    script = upgrade()
    assert re.findall(r"SELECT .*", script) == ["SELECT 'acme';", "SELECT 2;", "SELECT ['other', 'tenant'];"]


def test_arguments_that_nobody_hands_over(project: Project) -> None:
    project.revision("pass", parameters="engine_name")
    with pytest.raises(SqlgenError) as caught:
        sqlgen.generate(dialects="postgresql")
    assert caught.value.fix[0].startswith("--run-env")


# ---------------------------------------------------------------------------------- Alembic's templates


def template(name: str) -> str:
    """The env.py with which Alembic begins a project."""
    package = Path(importlib.import_module("alembic").__file__ or "").parent
    return (package / "templates" / name / "env.py").read_text()


@pytest.mark.parametrize("name", ["generic", "pyproject", "async", "pyproject_async"])
def test_templates_of_alembic(project: Project, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Asynchronous engines need greenlet: that they can be imported is all that matters here."""
    engines = ModuleType("sqlalchemy.ext.asyncio")
    engines.async_engine_from_config = None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sqlalchemy.ext.asyncio", engines)
    project.env(template(name))
    project.revision(TABLE)
    assert "CREATE TABLE account" in upgrade()


DISPATCHED = 'globals()["upgrade_%s" % engine_name]()'


def test_several_databases(project: Project) -> None:
    project.env(template("multidb"))
    project.revision(DISPATCHED, "op.drop_table(engine_name)", parameters="engine_name")
    file = project.folder / "migrations" / "versions" / "1.py"
    with file.open("a") as stream:
        for name in ("orders", "stock"):
            stream.write(f"def upgrade_{name}():\n    op.create_table({name!r}, sa.Column('id', sa.Integer))\n")
    assert main(["script", "--run-env", "-d", "postgresql", "-d", "sqlite", "-o", "out"]) == 0
    made = sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*.sql"))
    assert made == [
        f"{database}/{way}.{name}.sql"
        for database in ("postgresql", "sqlite")
        for way in ("rollback", "upgrade")
        for name in ("orders", "stock")
    ]
    for name, other in (("orders", "stock"), ("stock", "orders")):
        text = Path(f"out/sqlite/upgrade.{name}.sql").read_text()
        assert f"CREATE TABLE {name} (" in text
        assert f"CREATE TABLE {other} (" not in text
        assert Path(f"{name}.sql").read_text() == text  # the file that env.py opened for it
    assert "DROP TABLE orders" in Path("out/postgresql/rollback.orders.sql").read_text()
    scripts = sqlgen.generate(run_env=True, dialects="postgresql")
    assert list(scripts) == ["postgresql.orders", "postgresql.stock"]


def test_several_databases_are_not_one_result(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.env(template("multidb"))
    project.revision("pass", parameters="engine_name")
    with pytest.raises(SeveralRuns):
        sqlgen.catalog_at(run_env=True, dialect="postgresql")
    assert main(["script", "--run-env", "-d", "postgresql"]) == 2
    assert "SG575: env.py runs the revisions 2 times: postgresql.orders, postgresql.stock" in capsys.readouterr().err


def test_a_buffer_of_its_own_is_written(project: Project) -> None:
    project.configures("dialect_name='sqlite', output_buffer=__import__('builtins').shop_buffer")
    project.revision(TABLE)
    import builtins

    builtins.shop_buffer = buffer = io.StringIO()  # type: ignore[attr-defined]
    try:
        script = upgrade(dialects="sqlite")
    finally:
        del builtins.shop_buffer  # type: ignore[attr-defined]
    assert buffer.getvalue() == script


@pytest.mark.parametrize("options", ["", "target_metadata=sa.MetaData()", "target_metadata=[sa.MetaData()]"])
def test_a_metadata_without_a_convention_leaves_that_of_the_configuration(project: Project, options: str) -> None:
    (project.folder / "sqlgen.toml").write_text("[naming_convention]\nuq = 'uq_%(table_name)s_%(column_0_name)s'\n")
    project.configures(options)
    project.revision(TABLE)
    assert "CONSTRAINT uq_account_email UNIQUE (email)" in upgrade()


def test_a_standard_stream_is_no_file_of_env_pys(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.configures("output_buffer=sys.stdout", before="import sys")
    project.revision(TABLE)
    assert "CREATE TABLE account" in upgrade()
    assert "CREATE TABLE" not in "".join(capsys.readouterr())


def test_nothing_can_be_added_to_a_buffer_that_was_written(project: Project) -> None:
    project.configures("output_buffer=io.StringIO()", before="import io")
    with (project.folder / "migrations" / "env.py").open("a") as stream:
        stream.write("context.execute('SELECT 1')\n")
    assert "output_buffer" in failure(project, NothingRun).what


def test_runs_that_nothing_tells_apart_are_numbered(project: Project) -> None:
    once = "context.configure(version_table='applied')\ncontext.run_migrations()\n"
    project.env(f"from alembic import context\n{once}{once}")
    project.revision(TABLE)
    scripts = sqlgen.generate(run_env=True, dialects="postgresql")
    assert list(scripts) == ["postgresql.applied", "postgresql.applied.2"]


def test_the_connection_of_the_context_is_offline_in_env_py_too(project: Project) -> None:
    project.configures(inside="context.get_bind().engine.connect().execute(sa.text('SET ROLE owner'))")
    project.revision(TABLE)
    assert "SET ROLE owner;" in upgrade()


def test_what_env_py_does_behind_the_revisions_waits_for_the_manual_step(project: Project) -> None:
    project.configures(inside="context.execute('SET ROLE owner')", after="context.execute('RESET ROLE')")
    project.revision("list(op.get_bind().execute(sa.text('SELECT id FROM elsewhere')))")
    (script,) = sqlgen.generate(run_env=True, dialects="postgresql", rollback=None, reads="manual").values()
    texts = script.texts("upgrade")
    assert [("SET ROLE owner;" in text, "RESET ROLE;" in text) for text in texts] == [(True, False), (True, True)]


def test_every_command_that_runs_revisions(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.configures("tenant='acme'")
    project.revision("op.create_table(op.get_context().opts['tenant'], sa.Column('id', sa.Integer))")
    for command in ("explain", "snapshot"):
        assert main([command, "--run-env", "-d", "postgresql"]) == 0
        assert "acme" in capsys.readouterr().out
    tables = sqlgen.catalog_at(run_env=True, dialect="postgresql").tables()
    assert [table.name for table in tables] == ["acme"]


def test_env_py_and_revisions_share_what_they_import(project: Project) -> None:
    (project.folder / "shop_state.py").write_text("from alembic import op\nname = 'unset'\n")
    project.configures(before="import shop_state\nshop_state.name = 'account'")
    project.revision("import shop_state; shop_state.op.execute(f'SELECT {shop_state.name!r}')")
    assert "SELECT 'account';" in upgrade()
    assert "shop_state" not in sys.modules


# ---------------------------------------------------------------------------------- what goes wrong


def failure(project: Project, error: type[SqlgenError]) -> SqlgenError:
    project.revision(TABLE)
    with pytest.raises(error) as caught:
        upgrade()
    assert "very" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    "connecting",
    [
        "sa.create_engine('sqlite:///opened.db').connect()",
        "sa.engine_from_config(config.get_section('shop'), url='sqlite:///opened.db').begin().__enter__()",
        "sa.orm.Session(sa.create_engine('sqlite:///opened.db')).execute(sa.text('SELECT 1'))",
    ],
)
@pytest.mark.parametrize("catching", [False, True])
def test_nothing_connects(project: Project, connecting: str, catching: bool) -> None:
    attempt = f"try:\n    {connecting}\nexcept Exception:\n    pass\n" if catching else connecting
    project.env(
        "from alembic import context\nimport sqlalchemy as sa\nimport sqlalchemy.orm\nconfig = context.config\n"
        "config.set_section_option('shop', 'sqlalchemy.url', 'sqlite://')\n"
        f"{attempt}\n"
        "context.configure(connection=None, version_table='applied', render_as_batch=True)\ncontext.run_migrations()\n"
    )
    error = failure(project, ConnectionRefused)
    assert str(error.where).endswith("env.py:7" if catching else "env.py:6")
    assert 'version_table = "applied"' in error.fix[-1]
    assert "[options]\n           render_as_batch = true" in error.fix[-1]
    assert not Path("opened.db").exists()


def test_revisions_may_still_open_a_file_of_their_own(project: Project) -> None:
    project.configures()
    project.revision(
        "op.execute(f\"SELECT {sa.create_engine('sqlite://').connect().scalar(sa.text('SELECT 41 + 1'))}\")"
    )
    assert "SELECT 42;" in upgrade()


def test_a_module_that_is_not_there(project: Project) -> None:
    project.configures("version_table='applied', target_metadata=models.metadata", before="import shop_models_nowhere")
    error = failure(project, MissingModule)
    assert error.what == "env.py needs the module shop_models_nowhere, which isn't installed here"
    assert str(error.where).endswith("env.py:4")
    assert error.fix[-1].splitlines()[1:] == [
        '           version_table = "applied"',
        "           # naming_convention: that of models.metadata, if it has one",
    ]


def test_what_can_not_be_told_from_its_text_is_said(project: Project) -> None:
    project.configures("**arguments, include_schemas=flag", before="import shop_models_nowhere")
    assert failure(project, MissingModule).fix[-1].splitlines()[1:] == [
        "           [options]",
        "           # what stands in arguments",
        "           # include_schemas = flag",
    ]


def test_a_driver_that_is_not_there(project: Project) -> None:
    project.configures(before="sa.create_engine('oracle+cx_oracle://u:very@h/d')")
    assert "cx_Oracle" in failure(project, MissingModule).what


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import sys\nsys.exit(1)", "env.py raised SystemExit: 1"),
        ("raise ValueError('no host in postgresql://u:very@h/d')", "ValueError: no host in postgresql://u:***@h/d"),
        ("def broken(:", "env.py raised SyntaxError"),
    ],
)
def test_exceptions_name_the_line(project: Project, text: str, said: str) -> None:
    project.env(text)
    error = failure(project, EnvironmentFailed)
    assert said in error.what
    assert re.search(r"env\.py:\d+$", str(error.where))


@pytest.mark.parametrize(
    "text",
    [
        "from alembic import context\ncontext.configure(dialect_name='sqlite')",
        "from alembic import context\ncontext.run_migrations()",
        "from alembic import context\nif not context.is_offline_mode():\n    context.run_migrations()",
    ],
)
def test_an_env_py_that_runs_nothing(project: Project, text: str) -> None:
    project.env(text)
    error = failure(project, NothingRun)
    assert "env.py" in error.what
    assert "is_offline_mode" in error.fix[0]


def test_an_error_of_a_revision_keeps_its_place(project: Project) -> None:
    project.configures()
    project.revision('op.drop_column("account", "nothing")', revision="2")
    assert "2.py" in str(failure(project, SqlgenError).where)


def test_a_project_without_env_py(project: Project) -> None:
    assert "env.py" in str(failure(project, NoEnvironment).where)

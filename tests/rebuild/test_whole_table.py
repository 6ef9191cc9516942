"""What a batch says about the whole table: order, further parts, options; beside what Alembic's batch makes of it."""

from __future__ import annotations

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import alembic.operations
import alembic.runtime.migration
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from sqlgen.operations import Operations
from sqlgen.operations.arrange_table import reordered
from sqlgen.profile import load_profile
from sqlgen.revisions.context import MigrationContext
from tests.golden.context import StepsContext
from tests.rebuild.project import raw, script_of
from tests.servers import PostgreSQL, SQLite

NAMES = ("a", "b", "c", "d", "e")
GROUPS = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True).map(sorted).map(tuple).map(lambda g: g[::-1]),
    min_size=1,
    max_size=3,
)


@given(GROUPS)
def test_columns_in_the_order_of_alembic(groups: list[tuple[str, ...]]) -> None:
    """Groups that don't contradict each other: all of them go backwards."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        connection.exec_driver_sql(f"CREATE TABLE t ({', '.join(f'{name} INTEGER' for name in NAMES)})")
        context = alembic.runtime.migration.MigrationContext.configure(connection)
        with alembic.operations.Operations(context).batch_alter_table(
            "t", recreate="always", partial_reordering=groups
        ) as batch:
            batch.alter_column("a", nullable=True)
        theirs = [column["name"] for column in sa.inspect(connection).get_columns("t")]
    profile = load_profile("sqlite")
    made = StepsContext(profile)
    Operations(made).create_table("t", *(sa.Column(name, sa.Integer()) for name in NAMES))
    ours = [column.name for column in reordered(made.catalog.table("t").columns, groups, profile)]
    assert ours == theirs


SETUP = (
    "CREATE TABLE parent (id INTEGER PRIMARY KEY);\n"
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), amount INTEGER);\n"
)
CHANGE = """\
arguments = (
    sa.Column("parent_id", sa.Integer(), sa.ForeignKey("parent.id", name="fk_parent")),
    sa.UniqueConstraint("name", name="uq_name"),
    sa.CheckConstraint("amount > 0", name="ck_amount"),
    sa.Index("ix_amount", "amount"),
)
with op.batch_alter_table("t", table_args=arguments, table_kwargs={"sqlite_autoincrement": True}) as batch:
    batch.alter_column("amount", insert_before="name")
"""


def test_there_and_back(tmp_path: Path, sqlite: SQLite) -> None:
    script = script_of(tmp_path, raw(SETUP), CHANGE)
    database = sqlite.fresh_database("arranged")
    version = "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('aaa');\n"
    sqlite.run(version + SETUP + "INSERT INTO t VALUES (1, 'x', 5);", database).must()
    with closing(sqlite3.connect(database)) as connection:
        before = connection.execute("PRAGMA table_xinfo(t)").fetchall()
    sqlite.run(str(script.upgrade), database).must()
    with closing(sqlite3.connect(database)) as connection:
        assert [row[1] for row in connection.execute("PRAGMA table_info(t)")] == ["id", "amount", "name", "parent_id"]
        (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 't'").fetchone()
        for part in ("AUTOINCREMENT", "fk_parent", "uq_name", "ck_amount"):
            assert part in made
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'ix_amount'").fetchone()
        assert connection.execute("SELECT id, name, amount FROM t").fetchall() == [(1, "x", 5)]
    sqlite.run(str(script.rollback), database).must()
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA table_xinfo(t)").fetchall() == before
        (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 't'").fetchone()
        assert "AUTOINCREMENT" not in made
        assert connection.execute("PRAGMA index_list(t)").fetchall() == []
        assert connection.execute("SELECT id, name, amount FROM t").fetchall() == [(1, "x", 5)]


UNNAMED = (
    "CREATE TABLE parent (id INTEGER PRIMARY KEY);\n"
    "CREATE TABLE t (id INTEGER NOT NULL, a INTEGER, parent_id INTEGER, PRIMARY KEY (id), UNIQUE (a),"
    " FOREIGN KEY(parent_id) REFERENCES parent (id) ON DELETE CASCADE);\n"
)
CONVENTION = {
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "pk": "pk_%(table_name)s",
}
NAMING = f"""\
with op.batch_alter_table("t", naming_convention={CONVENTION}) as batch:
    batch.CHANGE
with op.batch_alter_table("t") as batch:
    batch.drop_constraint("t_parent_id_fkey", type_="foreignkey")
"""


def keys(database: str) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 't'").fetchone()
    return [line.strip(" \t,") for line in made.splitlines() if "KEY" in line or "UNIQUE" in line]


@pytest.mark.parametrize(
    "change",
    [
        'alter_column("a", server_default="5", existing_type=sa.Integer())',
        'add_column(sa.Column("b", sa.Integer(), server_default=sa.text("6")))',
        'add_column(sa.Column("b", sa.Boolean(name="ck_b", create_constraint=True)))',
        'add_column(sa.Column("b", sa.Integer(), sa.ForeignKey("parent.id", name="b_fkey")))',
    ],
)
def test_keys_get_the_names_of_a_convention(change: str, tmp_path: Path, sqlite: SQLite) -> None:
    """Those that stay, too: a later revision drops one by its name. It is what Alembic's batch makes."""
    naming = NAMING.replace("CHANGE", change)
    script = script_of(tmp_path, raw(UNNAMED), naming)
    ours, theirs = sqlite.fresh_database("named"), sqlite.fresh_database("named_by_alembic")
    version = "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('aaa');\n"
    for database in (ours, theirs):
        sqlite.run(version + UNNAMED, database).must()
    before = sqlite.dump(ours)
    sqlite.run(str(script.upgrade), ours).must()
    engine = sa.create_engine(sqlite.url(theirs))
    with engine.begin() as connection:
        context = alembic.runtime.migration.MigrationContext.configure(connection)
        exec(naming, {"op": alembic.operations.Operations(context), "sa": sa})
    assert sorted(keys(ours)) == sorted(keys(theirs))
    assert keys(ours)[:2] == ["CONSTRAINT pk_t PRIMARY KEY (id)", "CONSTRAINT uq_t_a UNIQUE (a)"]
    sqlite.run(str(script.rollback), ours).must()
    assert sqlite.dump(ours) == before


def test_a_convention_alone_is_no_reason(tmp_path: Path) -> None:
    """Where all keys have names, what ALTER can do it does."""
    setup = "CREATE TABLE t (id INTEGER, a INTEGER, CONSTRAINT pk_t PRIMARY KEY (id));\n"
    change = (
        f'with op.batch_alter_table("t", naming_convention={CONVENTION}) as batch:\n'
        '    batch.alter_column("a", new_column_name="b")\n'
    )
    script = script_of(tmp_path, raw(setup), change)
    for text in (str(script.upgrade), str(script.rollback)):
        assert "RENAME COLUMN" in text
        assert "_sqlgen_new" not in text


def test_reflection_is_completed(postgres: PostgreSQL) -> None:
    """`reflect_args` say a column's type otherwise than the database does."""
    database = postgres.fresh_database("reflected")
    postgres.run("CREATE TABLE t (id INTEGER PRIMARY KEY, flag INTEGER)", database).must()
    with sa.create_engine(postgres.url(database)).connect() as connection:
        context = MigrationContext.configure(connection=connection)
        arguments = (sa.Column("flag", sa.SmallInteger()),)
        with Operations(context).batch_alter_table("t", reflect_args=arguments) as batch:
            batch.alter_column("flag", type_=sa.SmallInteger())  # nothing to do, for all that is known
            batch.alter_column("flag", nullable=False)
        assert sa.inspect(connection).get_columns("t")[1]["type"].__class__ is sa.INTEGER
        assert sa.inspect(connection).get_columns("t")[1]["nullable"] is False


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle"])
def test_a_table_that_the_batch_tells(dialect: str) -> None:
    """`copy_from` stands for a table that no revision created, also in a rebuild."""
    told = sa.Table(
        "legacy", sa.MetaData(), sa.Column("id", sa.Integer(), primary_key=True), sa.Column("word", sa.String(5))
    )
    context = StepsContext(load_profile(dialect), joined=True)
    with Operations(context).batch_alter_table("legacy", recreate="always", copy_from=told) as batch:
        batch.alter_column("word", type_=sa.String(20))
    table = context.catalog.table("legacy")
    assert [column.name for column in table.columns] == ["id", "word"]
    assert table.columns[1].type.length == 20

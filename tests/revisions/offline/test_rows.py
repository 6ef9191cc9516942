"""Rows that a script wrote, read again: as the real database gives them, or refused."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.dialects import postgresql

import sqlgen
from sqlgen.operations import Operations
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.offline.rows import ROWS_KEPT, WRITES_KEPT
from sqlgen.revisions.run_errors import NoConnection
from tests.rebuild.project import write_revision
from tests.revisions.offline.conftest import On

Program: TypeAlias = Callable[[Operations, sa.Connection], Any]
SERVERS = ("sqlite", "postgresql", "mariadb")
EVERYWHERE = frozenset(SERVERS)
EXACT = frozenset({"sqlite", "postgresql"})  # text is equal if it is the same, keys count from 1
UUIDS = EVERYWHERE if sa.__version__.startswith("2.0.") else EXACT  # 2.0 makes them CHAR(32) on MariaDB


class Mood(enum.Enum):
    GOOD = "good"
    BAD = "bad"


def role(op: Operations) -> sa.Table:
    return op.create_table(
        "role",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(20)),
        sa.Column("level", sa.Integer, server_default="1"),
        sa.Column("active", sa.Boolean),
    )


def roles(op: Operations) -> sa.Table:
    table = role(op)
    op.bulk_insert(
        table,
        [
            {"id": 1, "name": "admin", "level": 3, "active": True},
            {"id": 2, "name": "user", "level": 2, "active": False},
            {"id": 3, "name": None, "level": 2, "active": None},
        ],
    )
    return table


def reading(sql: str) -> Program:
    def program(op: Operations, bind: sa.Connection) -> Any:
        roles(op)
        return [tuple(row) for row in bind.execute(sa.text(sql))]

    return program


def typed(type_: Any, *values: Any) -> Program:
    """Values go in and come back by SQLAlchemy's types."""

    def program(op: Operations, bind: sa.Connection) -> Any:
        table = op.create_table("kept", sa.Column("id", sa.Integer, autoincrement=False), sa.Column("value", type_))
        op.bulk_insert(table, [{"id": number, "value": value} for number, value in enumerate(values)])
        bind.execute(table.insert().values(id=90, value=values[0]))
        op.execute(table.insert().values(id=91, value=values[0]))
        return [tuple(row) for row in bind.execute(sa.select(table.c.id, table.c.value).order_by(table.c.id))]

    return program


class Base(orm.DeclarativeBase):
    pass


class Role(Base):
    __tablename__ = "role"
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    name: orm.Mapped[str | None] = orm.mapped_column(sa.String(20))
    level: orm.Mapped[int | None]
    active: orm.Mapped[bool | None]


def objects(op: Operations, bind: sa.Connection) -> Any:
    roles(op)
    session = orm.Session(bind=bind)
    found = session.query(Role).filter(Role.id >= 2).order_by(Role.id).all()
    found[0].level = 9
    session.flush()
    counted = session.query(Role).filter(Role.level == 9).count()
    first = session.query(Role).filter_by(id=1).first()
    assert first is not None
    session.delete(found[1])
    session.commit()
    return [(each.id, each.name, each.active) for each in found[:1]], counted, first.name, session.query(Role).count()


def keys(op: Operations, bind: sa.Connection) -> Any:
    table = role(op)
    session = orm.Session(bind=bind)
    made = [Role(name="a"), Role(name="b")]
    session.add(made[0])
    session.flush()
    session.add(made[1])
    session.flush()
    inserted = bind.execute(table.insert().values(name="c")).inserted_primary_key
    assert inserted is not None
    op.execute("INSERT INTO role (name) VALUES ('d'), ('e')")
    given = bind.execute(sa.text("SELECT id FROM role WHERE name = 'e'")).scalar_one()
    return [each.id for each in made], tuple(inserted), given


def keys_after_rows_went(op: Operations, bind: sa.Connection) -> Any:
    table = role(op)
    op.execute("INSERT INTO role (name) VALUES ('a'), ('b')")
    op.execute("DELETE FROM role WHERE id = 2")
    op.execute("INSERT INTO role (name) VALUES ('c')")
    return bind.execute(sa.select(table.c.id).order_by(table.c.id)).scalars().all()


def keys_after_own_keys(op: Operations, bind: sa.Connection) -> Any:
    roles(op)
    op.execute("INSERT INTO role (id, name) VALUES (10, 'x')")
    if bind.dialect.name == "postgresql":
        op.execute("SELECT setval('role_id_seq', 20)")
    op.execute("INSERT INTO role (name) VALUES ('y')")
    return bind.execute(sa.text("SELECT max(id) FROM role")).scalar()


def changed(op: Operations, bind: sa.Connection) -> Any:
    roles(op)
    op.execute("UPDATE role SET level = 5, active = NULL WHERE id IN (1, 3)")
    bind.execute(sa.text("UPDATE role SET name = 'nobody' WHERE name IS NULL"))
    op.execute("DELETE FROM role WHERE id = 2")
    return [tuple(row) for row in bind.execute(sa.text("SELECT id, name, level FROM role ORDER BY id"))]


def reshaped(op: Operations, bind: sa.Connection) -> Any:
    roles(op)
    with op.batch_alter_table("role") as batch:
        batch.add_column(sa.Column("note", sa.Text()))
        batch.add_column(sa.Column("state", sa.String(9), nullable=False, server_default="new"))
        batch.alter_column("level", new_column_name="rank", existing_type=sa.Integer(), existing_server_default="1")
        batch.drop_column("active")
    op.rename_table("role", "part")
    op.execute("INSERT INTO part (id, name) VALUES (4, 'z')")
    return [tuple(row) for row in bind.execute(sa.text("SELECT * FROM part ORDER BY id"))]


def below_zero(*, autoincrement: bool) -> Program:
    """A key below zero, and the next."""

    def program(op: Operations, bind: sa.Connection) -> Any:
        key = sa.Column("id", sa.Integer, primary_key=True)
        table = op.create_table("role", key, sa.Column("name", sa.Text()), sqlite_autoincrement=autoincrement)
        op.execute("INSERT INTO role (id, name) VALUES (-5, 'a')")
        op.execute("INSERT INTO role (name) VALUES ('b')")
        return bind.execute(sa.select(table.c.id).where(table.c.name == "b")).scalar()

    return program


def lengthened(op: Operations, bind: sa.Connection) -> Any:
    roles(op)
    with op.batch_alter_table("role") as batch:
        batch.alter_column("name", type_=sa.String(30), existing_type=sa.String(20))
    return [tuple(row) for row in bind.execute(sa.text("SELECT id, name FROM role ORDER BY id"))]


def copied(op: Operations, bind: sa.Connection) -> Any:
    roles(op)
    op.create_table("other", sa.Column("id", sa.Integer, autoincrement=False), sa.Column("name", sa.Text()))
    op.execute("INSERT INTO other (id, name) SELECT id, 'x' FROM role WHERE level = 2")
    op.execute("DELETE FROM role")
    return [tuple(row) for row in bind.execute(sa.text("SELECT id FROM other ORDER BY id"))]


JOIN = "SELECT a.id, b.id FROM role a JOIN role b ON b.level = a.level AND b.id > a.id"
EXISTS = "SELECT r.id FROM role r WHERE EXISTS (SELECT 1 FROM role x WHERE x.id = r.id + 2)"
LEFT = "SELECT a.id, b.id FROM role a LEFT JOIN role b ON b.id = a.id + 1 AND b.id < 3 ORDER BY a.id"
PROGRAMS: list[tuple[str, Program, frozenset[str]]] = [
    ("all", reading("SELECT id, name, level FROM role ORDER BY id"), EVERYWHERE),
    ("star", reading("SELECT r.* FROM role AS r WHERE r.id = 2"), EVERYWHERE),
    ("by number", reading("SELECT name FROM role WHERE level = 2 AND NOT id = 3 OR id BETWEEN 7 AND 9"), EVERYWHERE),
    ("by text", reading("SELECT id FROM role WHERE name = 'admin' OR name IN ('x', 'y')"), EVERYWHERE),
    ("by text of another case", reading("SELECT id FROM role WHERE name = 'Admin'"), EXACT),
    ("like", reading("SELECT id FROM role WHERE name LIKE 'adm%'"), EVERYWHERE),
    ("like in another case", reading("SELECT id FROM role WHERE name LIKE 'ADM%'"), frozenset()),
    ("null", reading("SELECT id FROM role WHERE name IS NULL OR active IS NULL"), EVERYWHERE),
    ("counted", reading("SELECT count(*), count(name), count(DISTINCT level), max(id) FROM role"), EVERYWHERE),
    ("grouped", reading("SELECT level, count(*) FROM role GROUP BY level HAVING count(*) > 1"), EVERYWHERE),
    ("distinct", reading("SELECT DISTINCT level FROM role WHERE id > 1"), EVERYWHERE),
    ("joined", reading(JOIN), EVERYWHERE),
    ("joined left", reading(LEFT), EVERYWHERE),
    ("subquery", reading("SELECT id FROM role WHERE level = (SELECT max(level) FROM role)"), EVERYWHERE),
    ("in a query", reading("SELECT id FROM role WHERE id IN (SELECT level FROM role) ORDER BY id DESC"), EVERYWHERE),
    ("exists", reading(EXISTS), EVERYWHERE),
    ("derived", reading("SELECT n.k FROM (SELECT id AS k FROM role WHERE id < 3) AS n WHERE n.k > 1"), EVERYWHERE),
    ("no row", reading("SELECT name FROM role WHERE id = 99"), EVERYWHERE),
    ("coalesced", reading("SELECT coalesce(max(id), 0) + 1 FROM role WHERE id > 50"), EVERYWHERE),
    ("limited", reading("SELECT id FROM role ORDER BY id DESC LIMIT 2"), EVERYWHERE),
    ("one of several", reading("SELECT id FROM role LIMIT 1"), frozenset()),
    ("one of several that sort alike", reading("SELECT id FROM role ORDER BY level LIMIT 1"), frozenset()),
    ("sorted by text", reading("SELECT id FROM role WHERE id < 3 ORDER BY name"), frozenset({"sqlite"})),
    ("sorted with null", reading("SELECT id FROM role ORDER BY name, id"), frozenset()),
    ("lower", reading("SELECT lower(name), upper(name) FROM role WHERE id = 1"), EVERYWHERE),
    ("truth", reading("SELECT id, active FROM role WHERE active ORDER BY id"), EVERYWHERE),
    ("divided", reading("SELECT id / 2 FROM role"), frozenset()),
    ("objects", objects, EVERYWHERE),
    ("keys", keys, EXACT),
    ("keys after rows went", keys_after_rows_went, EXACT),
    ("keys after own keys", keys_after_own_keys, frozenset({"sqlite"})),
    ("changed", changed, EVERYWHERE),
    ("reshaped", reshaped, EVERYWHERE),
    ("copied", copied, EVERYWHERE),
    ("key after one below zero", below_zero(autoincrement=False), frozenset({"sqlite"})),
    ("counted after a key below zero", below_zero(autoincrement=True), frozenset({"sqlite"})),
    ("lengthened", lengthened, EVERYWHERE),
    ("string", typed(sa.String(9), "a", "it's", "100% \\ :x", None), EVERYWHERE),
    ("text beyond ascii", typed(sa.Text(), "Grüße"), EXACT),
    ("boolean", typed(sa.Boolean(), True, False, None), EVERYWHERE),
    ("date", typed(sa.Date(), dt.date(2020, 2, 29)), EVERYWHERE),
    ("moment", typed(sa.DateTime(), dt.datetime(2020, 2, 29, 1, 2, 3)), EVERYWHERE),
    ("microseconds", typed(sa.DateTime(), dt.datetime(2020, 2, 29, 1, 2, 3, 456789)), EXACT),
    ("decimal", typed(sa.Numeric(10, 2), Decimal("1.50"), Decimal("-0.05"), Decimal("3.00")), EVERYWHERE),
    ("number", typed(sa.Numeric(10, 2, asdecimal=False), 1.5), EVERYWHERE),
    ("rounded", typed(sa.Numeric(10, 2), Decimal("1.005")), frozenset({"sqlite"})),
    ("double", typed(sa.Double(), 0.1, -1e3, 1.0), EVERYWHERE),
    ("float", typed(sa.Float(), 0.1), EXACT),
    ("json", typed(sa.JSON(), {"b": [1, None, "x"], "a": {"y": 1.5}}, [], "text"), EXACT),
    ("jsonb", typed(sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), {"bb": 1, "a": 2, "c": {}}), EXACT),
    ("uuid", typed(sa.Uuid(), uuid.UUID(int=5)), UUIDS),
    ("uuid as text", typed(sa.Uuid(as_uuid=False), str(uuid.UUID(int=5))), UUIDS),
    ("enum", typed(sa.Enum(Mood, name="mood"), Mood.GOOD, None, Mood.BAD), EVERYWHERE),
    ("enum of texts", typed(sa.Enum("x", "y", name="letter", native_enum=False), "y"), EVERYWHERE),
    ("zoned moment", typed(sa.DateTime(timezone=True), dt.datetime(2020, 2, 29, tzinfo=dt.UTC)), frozenset()),
    ("bytes", typed(sa.LargeBinary(), b"\xff"), frozenset()),
    ("padded", typed(sa.CHAR(4), "a"), frozenset()),
]  # fmt: skip


@pytest.fixture
def live(request: pytest.FixtureRequest) -> Iterator[Callable[[str], tuple[Operations, sa.Connection]]]:
    """`op` on a real database of a dialect, empty."""
    opened: list[sa.Connection] = []

    def begin(dialect: str) -> tuple[Operations, sa.Connection]:
        if dialect == "sqlite":
            engine = sa.create_engine("sqlite://")
        else:
            server = request.getfixturevalue({"postgresql": "postgres", "mariadb": "mariadb"}[dialect])
            engine = sa.create_engine(server.url(server.fresh_database("rows")), poolclass=sa.NullPool)
        connection = engine.connect()
        opened.append(connection)
        return Operations(MigrationContext.configure(connection=connection)), connection

    yield begin
    for connection in opened:
        connection.close()
        connection.engine.dispose()


@pytest.mark.parametrize("dialect", SERVERS)
@pytest.mark.parametrize(("program", "known"), [entry[1:] for entry in PROGRAMS], ids=[entry[0] for entry in PROGRAMS])
def test_rows_are_those_of_the_database_or_refused(
    on: On,
    live: Callable[[str], tuple[Operations, sa.Connection]],
    dialect: str,
    program: Program,
    known: frozenset[str],
) -> None:
    op, _ = on(dialect)
    if dialect not in known:
        with pytest.raises(NoConnection):
            repr(program(op, op.get_bind()))
        return
    told = program(op, op.get_bind())
    with Operations.context(live(dialect)[0].migration_context) as real:
        assert repr(told) == repr(program(real, real.get_bind()))


UNIONS = [
    ("SELECT id FROM role UNION SELECT level FROM role ORDER BY id", EVERYWHERE),
    ("SELECT id AS n FROM role UNION ALL SELECT level FROM role ORDER BY n DESC", EVERYWHERE),
    ("SELECT id FROM role UNION SELECT level FROM role ORDER BY id DESC LIMIT 2", EVERYWHERE),
    ("SELECT count(*) FROM (SELECT level FROM role UNION ALL SELECT level FROM role) AS both_", EVERYWHERE),
    ("SELECT name FROM role WHERE id IN (SELECT 2 UNION SELECT level FROM role WHERE id = 1) ORDER BY id", EVERYWHERE),
    ("SELECT count(*) FROM (SELECT name FROM role UNION SELECT name FROM role WHERE id = 2) AS names", EXACT),
    ("WITH high AS (SELECT id, level FROM role WHERE level > 2) SELECT id FROM high", EVERYWHERE),
    (
        "WITH high (n) AS (SELECT id FROM role WHERE level > 2) SELECT high.n, h.n FROM high CROSS JOIN high h",
        EVERYWHERE,
    ),
    (
        "WITH a AS (SELECT level FROM role), b AS (SELECT level FROM a WHERE level = 2) SELECT count(*) FROM b",
        EVERYWHERE,
    ),
    ("WITH role AS (SELECT id FROM role WHERE id > 1) SELECT count(*) FROM role", frozenset()),
    (
        "WITH a AS (SELECT 1 AS n UNION SELECT 2) SELECT id FROM role WHERE id IN (SELECT n FROM a) ORDER BY id",
        EVERYWHERE,
    ),
    (
        "SELECT id FROM role WHERE id = 1 UNION ALL SELECT id FROM role WHERE id = 2 UNION SELECT 2 ORDER BY 1",
        frozenset(),
    ),
    ("SELECT id FROM role UNION SELECT name FROM role", frozenset()),
    ("SELECT id FROM role UNION SELECT level FROM role LIMIT 1", frozenset()),
    ("SELECT id FROM role INTERSECT SELECT level FROM role", frozenset()),
    ("SELECT id FROM role EXCEPT SELECT level FROM role", frozenset()),
    ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n", frozenset()),
]


@pytest.mark.parametrize("dialect", SERVERS)
@pytest.mark.parametrize(("sql", "known"), UNIONS, ids=[sql for sql, _ in UNIONS])
def test_union_and_with(
    on: On, live: Callable[[str], tuple[Operations, sa.Connection]], dialect: str, sql: str, known: frozenset[str]
) -> None:
    test_rows_are_those_of_the_database_or_refused(on, live, dialect, reading(sql), known)


REFUSED = [
    ("postgresql", "SELECT id FROM role WHERE level"),
    ("postgresql", "SELECT a.id FROM role a JOIN role b ON a.id = b.id WHERE level = 2"),
    ("postgresql", "SELECT id FROM role WHERE level < 2.5"),
    ("postgresql", "SELECT -level FROM role"),
    ("sqlite", "SELECT id FROM role WHERE name = 1"),
    ("postgresql", "SELECT id FROM role WHERE name < 'b'"),
    ("postgresql", "SELECT id FROM role WHERE name BETWEEN 'a' AND 'b'"),
    ("postgresql", "SELECT id FROM role WHERE id BETWEEN SYMMETRIC 3 AND 1"),
    ("mysql", "SELECT id FROM role WHERE name IN (SELECT name FROM role)"),
    ("mysql", "SELECT count(DISTINCT name) FROM role"),
    ("mysql", "SELECT count(DISTINCT level, id) FROM role"),
    ("mysql", "SELECT DISTINCT name FROM role"),
    ("mysql", "SELECT name FROM role GROUP BY name"),
    ("mysql", "SELECT name, count(*) FROM role"),
    ("mysql", "SELECT level, count(*) FROM role GROUP BY id"),
    ("postgresql", "SELECT max(name) FROM role"),
    ("postgresql", "SELECT coalesce(level, 'x') FROM role"),
    ("sqlite", "SELECT day + 1 FROM role"),
    ("postgresql", "SELECT day + 1 FROM role"),
    ("postgresql", "SELECT id FROM role WHERE day = '2020-02-29'"),
    ("postgresql", "SELECT id FROM role WHERE day < '2021-01-01'"),
    ("postgresql", "SELECT coalesce(day, day) FROM role"),
    ("postgresql", "SELECT max(day) FROM role"),
    ("postgresql", "SELECT count(made) FROM role"),
    ("postgresql", "SELECT id FROM role WHERE made IS NULL"),
    ("postgresql", "SELECT id FROM role ORDER BY day"),
    ("postgresql", "SELECT id FROM role ORDER BY 1 LIMIT 1"),
    ("postgresql", "SELECT level AS id FROM role ORDER BY id LIMIT 1"),
    ("postgresql", "SELECT DISTINCT level FROM role LIMIT 1"),
    ("postgresql", "SELECT DISTINCT ON (level) id FROM role"),
    ("postgresql", "SELECT id FROM role OFFSET 1"),
    ("postgresql", "SELECT n.id FROM (SELECT id FROM role LIMIT 1) AS n"),
    ("postgresql", "SELECT id FROM role WHERE id = (SELECT level FROM role LIMIT 1)"),
    ("postgresql", "SELECT id FROM role FETCH FIRST 1 ROWS WITH TIES"),
    ("postgresql", "SELECT a.id FROM role a RIGHT JOIN role b ON a.id = b.level"),
    ("postgresql", "SELECT id FROM role NATURAL JOIN role AS other"),
    ("postgresql", "SELECT n.id FROM (SELECT a.id, b.id FROM role a CROSS JOIN role b) AS n"),
    ("postgresql", "SELECT r.a FROM role AS r (a, b, c, d, e, f)"),
    ("postgresql", "SELECT id, row_number() OVER (ORDER BY id) FROM role"),
    ("postgresql", "SELECT id FROM role TABLESAMPLE BERNOULLI (50)"),
    ("postgresql", "SELECT id FROM role WHERE name LIKE 'a!%' ESCAPE '!'"),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "sql"), REFUSED, ids=[f"{dialect} {sql}" for dialect, sql in REFUSED])
def test_a_query_is_refused_about_which_databases_or_their_settings_differ(on: On, dialect: str, sql: str) -> None:
    op, _ = on(dialect)
    table = roles(op)
    op.add_column("role", sa.Column("day", sa.Date(), server_default="2020-02-29"))
    op.add_column("role", sa.Column("made", sa.DateTime(), server_default=sa.func.now()))
    bind = op.get_bind()
    assert bind.execute(sa.select(table.c.id).order_by(table.c.id)).scalars().all() == [1, 2, 3]
    with pytest.raises(NoConnection):
        repr(bind.execute(sa.text(sql)).all())


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("postgresql", "TRUNCATE role"),
        ("postgresql", "INSERT INTO role (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET level = 7"),
        ("postgresql", "MERGE INTO role USING other ON role.id = other.id WHEN MATCHED THEN DELETE"),
        ("postgresql", "DO $$ BEGIN DELETE FROM role; END $$"),
        ("postgresql", "CALL tidy()"),
        ("postgresql", "DELETE FROM role WHERE id = some_function()"),
        ("postgresql", "DELETE FROM role USING other WHERE role.id = other.id"),
        ("postgresql", "WITH gone AS (DELETE FROM role RETURNING id) INSERT INTO other SELECT id FROM gone"),
        ("postgresql", "COPY role FROM '/tmp/rows'"),
        ("mysql", "REPLACE INTO role (id) VALUES (1)"),
        ("mysql", "INSERT IGNORE INTO role (id) VALUES (1)"),
        ("mysql", "DELETE FROM role ORDER BY level LIMIT 1"),
        ("sqlite", "INSERT OR REPLACE INTO role (id) VALUES (1)"),
        ("mssql", "EXEC tidy"),
    ],
)
def test_what_a_statement_leaves_is_not_known(on: On, dialect: str, sql: str) -> None:
    op, _ = on(dialect)
    roles(op)
    op.create_table("other", sa.Column("id", sa.Integer, autoincrement=False))
    op.execute("INSERT INTO other VALUES (1)")
    query = sa.text("SELECT id FROM role")
    assert len(op.get_bind().execute(query).all()) == 3
    op.execute(sql)
    with pytest.raises(NoConnection):
        op.get_bind().execute(query).all()


@pytest.mark.parametrize(
    ("dialect", "given"),
    [
        ("postgresql", [1, 2]),
        ("sqlite", [1, 2]),
        ("mssql", [1, 2]),
        ("mysql", None),
        ("mariadb", None),
        ("oracle", None),
    ],
)
def test_keys_are_known_where_nothing_but_the_table_says_them(on: On, dialect: str, given: list[int] | None) -> None:
    op, _ = on(dialect)
    table = role(op)
    for level in (1, 2):
        op.execute(table.insert().values(level=level))
    query = sa.select(table.c.id)
    if given is None:
        with pytest.raises(NoConnection):
            repr(op.get_bind().execute(query).all())
    else:
        assert op.get_bind().execute(query).scalars().all() == given


def test_what_a_trigger_does_is_not_known(on: On) -> None:
    op, _ = on("sqlite")
    role(op)
    op.execute("CREATE TRIGGER t AFTER INSERT ON role BEGIN UPDATE role SET level = 0; END")
    op.execute("INSERT INTO role (id) VALUES (1)")
    with pytest.raises(NoConnection):
        op.get_bind().execute(sa.text("SELECT level FROM role")).all()


def test_what_cascades_is_not_known(on: On) -> None:
    op, _ = on("postgresql")
    roles(op)
    op.create_table("member", sa.Column("role_id", sa.Integer, sa.ForeignKey("role.id", ondelete="CASCADE")))
    op.execute("INSERT INTO member VALUES (1)")
    op.execute("DELETE FROM role WHERE id = 1")
    bind = op.get_bind()
    assert bind.execute(sa.text("SELECT id FROM role ORDER BY id")).scalars().all() == [2, 3]
    with pytest.raises(NoConnection):
        bind.execute(sa.text("SELECT role_id FROM member")).all()


def test_rows_that_refer_to_rows_of_their_own_table_may_go_with_them(on: On) -> None:
    op, _ = on("postgresql")
    parent = sa.Column("parent", sa.Integer, sa.ForeignKey("part.id", ondelete="CASCADE"))
    op.create_table("part", sa.Column("id", sa.Integer, primary_key=True), parent)
    op.execute("INSERT INTO part (id, parent) VALUES (1, NULL), (2, 1)")
    op.execute("DELETE FROM part WHERE id = 1")
    with pytest.raises(NoConnection):
        op.get_bind().execute(sa.text("SELECT id FROM part")).all()


def test_a_value_that_the_server_makes_is_not_known_and_the_others_are(on: On) -> None:
    op, _ = on("postgresql")
    table = op.create_table(
        "note",
        sa.Column("text", sa.Text()),
        sa.Column("made", sa.DateTime(), server_default=sa.func.now()),
        sa.Column("length", sa.Integer(), sa.Computed("length(text)")),
    )
    op.bulk_insert(table, [{"text": "a"}])
    row = op.get_bind().execute(sa.select(table)).one()
    assert row.text == "a"
    for value in (row.made, row.length):
        with pytest.raises(NoConnection):
            str(value)
    with pytest.raises(NoConnection):
        op.get_bind().execute(sa.text("SELECT text FROM note WHERE made IS NULL")).all()


def test_a_view_hides_what_is_written(on: On) -> None:
    op, _ = on("postgresql")
    roles(op)
    op.execute("CREATE VIEW everybody AS SELECT id, name FROM role")
    op.execute("INSERT INTO everybody (id, name) VALUES (9, 'x')")
    with pytest.raises(NoConnection):
        op.get_bind().execute(sa.text("SELECT id FROM role")).all()


def test_keys_of_ones_own_are_known_where_a_switch_allows_them(on: On) -> None:
    op, _ = on("mssql")
    roles(op)
    query = sa.text("SELECT id FROM role")
    assert op.get_bind().execute(query).scalars().all() == [1, 2, 3]
    op.execute("SET IDENTITY_INSERT role ON; INSERT INTO role (id) VALUES (4); SET IDENTITY_INSERT role OFF")
    assert op.get_bind().execute(query).scalars().all() == [1, 2, 3, 4]
    op.execute("SET IDENTITY_INSERT role ON INSERT INTO role (id) VALUES (5)")
    with pytest.raises(NoConnection):
        op.get_bind().execute(query).all()


def test_an_alias_is_the_table(on: On) -> None:
    op, _ = on("mssql")
    roles(op)
    assert op.get_bind().execute(sa.text("SELECT level FROM role WHERE id = 1")).scalar() == 3
    op.execute("UPDATE r SET level = 7 FROM role AS r")
    with pytest.raises(NoConnection):
        op.get_bind().execute(sa.text("SELECT level FROM role")).all()


def test_what_an_update_hits_may_stay_open(on: On) -> None:
    op, _ = on("postgresql")
    roles(op)
    op.execute("UPDATE role SET level = 8 WHERE id = some_function()")
    bind = op.get_bind()
    assert bind.execute(sa.text("SELECT id FROM role WHERE name = 'user'")).scalars().all() == [2]
    with pytest.raises(NoConnection):
        bind.execute(sa.text("SELECT id FROM role WHERE level = 8")).all()


def test_of_many_rows_nothing_is_kept(on: On) -> None:
    op, _ = on("sqlite")
    table = role(op)
    op.bulk_insert(table, [{"id": number} for number in range(ROWS_KEPT)])
    rows = op.get_context().rows
    assert op.get_bind().execute(sa.text("SELECT count(*) FROM role")).scalar() == ROWS_KEPT
    op.execute("INSERT INTO role (id) VALUES (-1)")
    assert not rows.filled
    with pytest.raises(NoConnection):
        op.get_bind().execute(sa.text("SELECT count(*) FROM role")).scalar()


def test_of_many_statements_only_the_last_are_kept(on: On) -> None:
    op, _ = on("sqlite")
    role(op)
    for name in ("first", "other", "untouched"):
        op.create_table(name, sa.Column("x", sa.Integer()))
    op.execute("INSERT INTO first VALUES (1)")
    for _ in range(WRITES_KEPT):
        op.execute("INSERT INTO other VALUES (1)")
    for lost in ("first", "other"):
        with pytest.raises(NoConnection):
            op.get_bind().execute(sa.text(f"SELECT x FROM {lost}")).all()
    op.execute("INSERT INTO role (id) VALUES (1)")
    assert op.get_bind().execute(sa.text("SELECT id FROM role")).all() == [(1,)]
    assert op.get_bind().execute(sa.text("SELECT x FROM untouched")).all() == []


def test_what_a_savepoint_takes_back_never_happened(tmp_path: Path) -> None:
    body = (
        "op.create_table('a', sa.Column('x', sa.Integer()))\n"
        "op.execute('INSERT INTO a VALUES (1)')\n"
        "nested = op.get_bind().begin_nested()\n"
        "op.execute('DELETE FROM a')\n"
        "nested.rollback()\n"
        "op.execute(f\"-- {op.get_bind().scalar(sa.text('SELECT count(*) FROM a'))} left\\nSELECT 1\")\n"
    )
    write_revision(tmp_path, "aaa", None, body)
    (made,) = sqlgen.generate(versions=tmp_path, dialects="postgresql", rollback=None).values()
    assert "-- 1 left" in str(made.upgrade)

"""What revisions execute on `op.get_bind()`: SQLAlchemy's own connection, whose statements become the script's."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.dialects import postgresql

from sqlgen.operations import Operations
from sqlgen.revisions.run_errors import NoConnection
from tests.revisions.offline.conftest import On

DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")

account = sa.table("account", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("data", sa.JSON))


def metadata() -> sa.MetaData:
    made = sa.MetaData()
    sa.Table("team", made, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20)))
    return made


def create_team(op: Operations) -> sa.Table:
    return op.create_table("team", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20)))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_connection_is_a_connection_of_its_dialect(on: On, dialect: str) -> None:
    op, _ = on(dialect)
    bind = op.get_bind()
    assert isinstance(bind, sa.Connection)
    assert bind.dialect.name == op.get_context().dialect.name
    assert bind.engine.name == bind.dialect.name
    assert bind.in_transaction()
    assert not bind.in_nested_transaction()
    assert bind.dialect.server_version_info == op.get_context().dialect.server_version_info
    assert str(bind.engine.url) == f"{bind.dialect.name}://"
    assert op.get_bind() is bind


@pytest.mark.parametrize("dialect", DIALECTS)
def test_parameters_become_literals(on: On, dialect: str) -> None:
    op, written = on(dialect)
    bind = op.get_bind()
    bind.execute(sa.text("UPDATE account SET name = :name WHERE id IN :ids AND note = 'at \\:name'").bindparams(
        sa.bindparam("ids", expanding=True)), {"name": "O'Brien", "ids": [1, 2]})  # fmt: skip
    bind.execute(account.update().where(account.c.id == 3).values(name=None))
    bind.execute(account.delete().where(account.c.id.in_([4, 5])))
    assert [text.removesuffix(" GO").removesuffix(";") for text in written()] == [
        "UPDATE account SET name = 'O''Brien' WHERE id IN (1, 2) AND note = 'at :name'",
        "UPDATE account SET name=NULL WHERE account.id = 3",
        "DELETE FROM account WHERE account.id IN (4, 5)",
    ]


class Mood(enum.Enum):
    GOOD = "good"


VALUES = [
    (sa.JSON(), {"a": [1, None]}, """('{"a": [1, null]}'::json)"""),
    (postgresql.JSONB(), None, "'null'::jsonb"),
    (sa.Enum(Mood, name="mood"), Mood.GOOD, "'GOOD'"),
    (sa.DateTime(timezone=True), dt.datetime(2020, 1, 2, 3, tzinfo=dt.UTC), "'2020-01-02 03:00:00+00:00'"),
    (sa.LargeBinary(), b"\xff", r"'\xff'"),
    (sa.Uuid(), uuid.UUID(int=1), "'00000000-0000-0000-0000-000000000001'"),
    (sa.ARRAY(sa.Integer), [1, 2], "ARRAY[1, 2]::INTEGER[]"),
    (sa.Interval(), dt.timedelta(hours=1), "INTERVAL '0 days 01:00:00'"),
    (sa.String(), "100% :x \\:y ? %s", "'100% :x \\:y ? %s'"),
]


@pytest.mark.parametrize(("type_", "value", "literal"), VALUES, ids=[str(type(entry[0]).__name__) for entry in VALUES])
def test_literals_follow_the_types_of_columns(
    on: On, type_: sa.types.TypeEngine[object], value: object, literal: str
) -> None:
    op, written = on("postgresql")
    table = sa.table("account", sa.column("value", type_))
    op.get_bind().execute(table.insert(), {"value": value})
    assert literal in written()[0]


def test_a_parameter_without_a_value_is_an_error(on: On) -> None:
    op, written = on("postgresql")
    with pytest.raises(sa.exc.StatementError, match="A value is required for bind parameter 'name'"):
        op.get_bind().execute(sa.text("UPDATE account SET name = :name"))
    assert written() == []


def test_many_rows(on: On) -> None:
    op, written = on("postgresql")
    op.get_bind().execute(account.insert(), [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}])
    op.get_bind().execute(sa.text("INSERT INTO account (id) VALUES (:id)"), [{"id": 3}, {"id": 4}])
    assert written() == [
        "INSERT INTO account (id, name) VALUES (1, 'a');",
        "INSERT INTO account (id, name) VALUES (2, 'b');",
        "INSERT INTO account (id) VALUES (3);",
        "INSERT INTO account (id) VALUES (4);",
    ]


@pytest.mark.parametrize(
    ("sql", "parameters", "expected"),
    [
        ("UPDATE a SET b = 'x%'", None, "UPDATE a SET b = 'x%'"),
        ("UPDATE a SET b = %s WHERE c LIKE 'x%%'", ("v",), "UPDATE a SET b = 'v' WHERE c LIKE 'x%'"),
        ("UPDATE a SET b = %(b)s", {"b": 1}, "UPDATE a SET b = 1"),
        ("UPDATE a SET b = ? WHERE c = '?'", (None,), "UPDATE a SET b = NULL WHERE c = '?'"),
        ("UPDATE a SET b = :b WHERE c = x::text", {"b": "it's"}, "UPDATE a SET b = 'it''s' WHERE c = x::text"),
    ],
)
def test_text_for_the_driver(on: On, sql: str, parameters: object, expected: str) -> None:
    op, written = on("postgresql")
    op.get_bind().exec_driver_sql(sql, parameters)  # type: ignore[arg-type]
    cursor = op.get_bind().connection.cursor()
    cursor.execute(sql, parameters)
    assert written() == [f"{expected};"] * 2


def test_ddl_on_the_connection_evolves_the_catalog(on: On) -> None:
    op, written = on("sqlite")
    bind = op.get_bind()
    bind.execute(sa.text("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"))
    bind.execute(sa.schema.CreateTable(metadata().tables["team"]))
    assert sorted(sa.inspect(bind).get_table_names()) == ["note", "team"]
    assert [text.split("(")[0] for text in written()] == ["CREATE TABLE note ", "CREATE TABLE team "]


class TestSessions:
    """The ORM on the connection."""

    Base = orm.declarative_base()

    class Team(Base):  # type: ignore[misc, valid-type]
        __tablename__ = "team"
        id = sa.Column(sa.Integer, primary_key=True)
        name = sa.Column(sa.String(20))

    @pytest.mark.parametrize("dialect", DIALECTS)
    def test_objects_are_inserted_changed_and_deleted(self, on: On, dialect: str) -> None:
        op, written = on(dialect)
        session = orm.Session(bind=op.get_bind())
        session.add_all([self.Team(id=1, name="a"), self.Team(id=2, name="b")])
        session.flush()
        session.query(self.Team).filter(self.Team.name == "a").update({"name": "c"}, synchronize_session=False)
        session.query(self.Team).filter_by(name="b").delete(synchronize_session=False)
        session.commit()
        text = " ".join(written())
        assert "INSERT INTO team (id, name) VALUES (1, 'a')" in text
        assert "INSERT INTO team (id, name) VALUES (2, 'b')" in text
        assert "UPDATE team SET name='c' WHERE team.name = 'a'" in text
        assert "DELETE FROM team WHERE team.name = 'b'" in text
        assert "RETURNING" not in text
        assert "OUTPUT" not in text

    @pytest.mark.parametrize("dialect", DIALECTS)
    def test_a_key_that_the_database_gives_may_stay_unknown(self, on: On, dialect: str) -> None:
        op, written = on(dialect)
        session = orm.Session(bind=op.get_bind())
        team = self.Team(name="a")
        session.add(team)
        session.flush()
        assert "INSERT INTO team (name) VALUES ('a')" in " ".join(written())
        with pytest.raises(NoConnection, match="only the database knows"):
            op.get_bind().execute(account.update().values(id=team.id))

    def test_a_query_on_a_table_that_was_just_created_gives_nothing(self, on: On) -> None:
        op, _ = on("postgresql")
        create_team(op)
        session = orm.Session(bind=op.get_bind())
        assert session.query(self.Team).all() == []
        assert session.query(self.Team).count() == 0
        assert session.query(self.Team).filter_by(name="a").first() is None
        assert session.scalar(sa.select(sa.func.max(self.Team.id))) is None
        assert session.get(self.Team, 1) is None

    def test_a_query_on_another_table_stops(self, on: On) -> None:
        op, _ = on("postgresql")
        session = orm.Session(bind=op.get_bind())
        with pytest.raises(NoConnection, match=r"SELECT team\.id AS team_id, team\.name AS team_name FROM team"):
            session.query(self.Team).all()


class TestTransactions:
    """Begin, commit, rollback: what was undone isn't in the script."""

    def test_a_nested_transaction_that_is_kept(self, on: On) -> None:
        op, written = on("postgresql")
        with op.get_bind().begin_nested():
            op.execute("UPDATE a SET b = 1")
        assert written() == ["UPDATE a SET b = 1;"]

    def test_an_engine_and_another_connection(self, on: On) -> None:
        op, written = on("postgresql")
        with op.get_bind().engine.begin() as connection:
            connection.execute(sa.text("UPDATE a SET b = 1"))
        with op.get_bind().engine.connect() as connection:
            connection.execute(sa.text("UPDATE a SET b = 2"))
            connection.commit()
        assert written() == ["UPDATE a SET b = 1;", "UPDATE a SET b = 2;"]

    def test_commit(self, on: On) -> None:
        op, written = on("mysql")
        op.get_bind().execute(sa.text("UPDATE a SET b = 1"))
        op.get_bind().commit()
        op.get_bind().execute(sa.text("UPDATE a SET b = 2"))
        assert written() == ["UPDATE a SET b = 1;", "COMMIT;", "UPDATE a SET b = 2;"]

    def test_a_session_joins_the_transaction_and_does_not_end_it(self, on: On) -> None:
        op, written = on("mysql")
        session = orm.Session(bind=op.get_bind())
        session.execute(sa.text("UPDATE a SET b = 1"))
        session.commit()
        assert written() == ["UPDATE a SET b = 1;"]


@pytest.mark.parametrize(
    "use",
    [
        lambda value: value == 1,
        lambda value: value + 1,
        lambda value: f"{value}",
        lambda value: str(value),
        bool,
        int,
        lambda value: [1, 2][value],
        lambda value: value in (1, 2),
    ],
)
def test_a_count_that_nobody_knows_is_no_number(on: On, use: Callable[[object], object]) -> None:
    op, _ = on("postgresql")
    count = op.get_bind().execute(sa.text("UPDATE account SET name = 'a'")).rowcount
    with pytest.raises(NoConnection, match="only the database knows how many rows the statement changes"):
        use(count)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_forms_of_sqlalchemy_1_mean_what_they_meant(on: On, dialect: str) -> None:
    op, written = on(dialect)
    bind = op.get_bind()
    bind.execute("UPDATE account SET name = 'all'")
    bind.execute(sa.text("UPDATE account SET name = :name WHERE id = :id"), name="a", id=1)
    bind.execute(account.update().where(account.c.id == sa.bindparam("which")), {"which": 2, "name": "b"})
    bind.execute(account.insert(), {"id": 3, "name": "c"}, {"id": 4, "name": "d"})
    bind.execute(sa.text("UPDATE account SET name = :parameters"), parameters="e")
    bind.execute(sa.text("UPDATE account SET name = :name"), parameters={"name": "f"})
    assert [text.removesuffix(" GO").removesuffix(";") for text in written()] == [
        "UPDATE account SET name = 'all'",
        "UPDATE account SET name = 'a' WHERE id = 1",
        "UPDATE account SET name='b' WHERE account.id = 2",
        "INSERT INTO account (id, name) VALUES (3, 'c')",
        "INSERT INTO account (id, name) VALUES (4, 'd')",
        "UPDATE account SET name = 'e'",
        "UPDATE account SET name = 'f'",
    ]
    create_team(op)
    assert bind.scalar("SELECT count(*) FROM team") == 0

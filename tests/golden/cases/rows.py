"""`bulk_insert` and `execute`: how values and expressions are written."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.golden.case import case
from tests.golden.tables import (
    account,
    account_and_purchase,
    commented,
    counted_by_identity,
    generated,
    in_schema,
    quoted_names,
)


class Color(enum.Enum):
    """Members whose names and values differ."""

    RED = "#f00"
    GREEN = "#0f0"


class Shouted(sa.types.TypeDecorator):
    """What an author's own type does to a value on its way."""

    impl = sa.String(40)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else value.upper() + "!"


ZONE = dt.timezone(dt.timedelta(hours=5, minutes=30))


def words(op):
    """A table for text."""
    op.create_table(
        "word", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False), sa.Column("text", sa.Unicode(200))
    )


def specimen(op):
    """A table for values of all types."""
    op.create_table(
        "specimen",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("amount", sa.Numeric(20, 6)),
        sa.Column("ratio", sa.Float()),
        sa.Column("flag", sa.Boolean()),
        sa.Column("day", sa.Date()),
        sa.Column("moment", sa.DateTime()),
        sa.Column("zoned", sa.DateTime(timezone=True)),
        sa.Column("span", sa.Interval()),
        sa.Column("raw", sa.LargeBinary()),
        sa.Column("token", sa.Uuid()),
        sa.Column("color", sa.Enum(Color, name="color")),
        sa.Column("small", sa.SmallInteger()),
        sa.Column("big", sa.BigInteger()),
    )


def documents(op):
    """A table for JSON."""
    op.create_table(
        "specimen",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("document", sa.JSON()),
    )


word = sa.table("word", sa.column("id", sa.Integer()), sa.column("text", sa.Unicode()))


def value(name, type_):
    """The specimen table with one column beside its key."""
    return sa.table("specimen", sa.column("id", sa.Integer()), sa.column(name, type_))


@case(words)
def bulk_insert__strings(op):
    op.bulk_insert(
        word,
        [
            {"id": 1, "text": "it's"},
            {"id": 2, "text": "back\\slash \\' \\n"},
            {"id": 3, "text": "two\nlines\r\nthree"},
            {"id": 4, "text": ":name ::cast %s %(x)s 100% %%"},
            {"id": 5, "text": "R&D $(variable) ${x} @x #x"},
            {"id": 6, "text": "Çiğdem 🌷 日本語"},
            {"id": 7, "text": "-- no comment /* none */ ;"},
            {"id": 8, "text": 'tab\there "quoted" `tick` [bracket]'},
            {"id": 9, "text": ""},
            {"id": 10, "text": " "},
            {"id": 11, "text": None},
        ],
    )


@case(words)
def bulk_insert__strings_that_clients_read(op):
    op.bulk_insert(
        word,
        [
            {"id": 1, "text": "first;\nsecond"},
            {"id": 2, "text": "a\n/\nb"},
            {"id": 3, "text": "a\nGO\nb"},
            {"id": 4, "text": "a\n\\q\nb"},
            {"id": 5, "text": "a\n.exit\nb"},
            {"id": 6, "text": "a\n\nb"},
            {"id": 7, "text": "line \\\ncontinued -\nagain"},
            {"id": 8, "text": "$$ $sqlgen$ DELIMITER //"},
        ],
    )


@case(specimen)
def bulk_insert__numbers(op):
    op.bulk_insert(
        sa.table(
            "specimen",
            sa.column("id", sa.Integer()),
            sa.column("amount", sa.Numeric(20, 6)),
            sa.column("ratio", sa.Float()),
            sa.column("small", sa.SmallInteger()),
            sa.column("big", sa.BigInteger()),
        ),
        [
            {
                "id": 1,
                "amount": Decimal("12345678901234.567890"),
                "ratio": 0.1,
                "small": -5,
                "big": 9223372036854775807,
            },
            {"id": 2, "amount": Decimal("1E+3"), "ratio": 1e-7, "small": 0, "big": -1},
            {"id": 3, "amount": 7, "ratio": 3, "small": True, "big": None},
        ],
    )


@case(specimen)
def bulk_insert__booleans(op):
    op.bulk_insert(
        value("flag", sa.Boolean()), [{"id": 1, "flag": True}, {"id": 2, "flag": False}, {"id": 3, "flag": None}]
    )


@case(specimen)
def bulk_insert__dates_and_times(op):
    op.bulk_insert(
        sa.table(
            "specimen",
            sa.column("id", sa.Integer()),
            sa.column("day", sa.Date()),
            sa.column("moment", sa.DateTime()),
            sa.column("zoned", sa.DateTime(timezone=True)),
        ),
        [
            {
                "id": 1,
                "day": dt.date(2024, 2, 29),
                "moment": dt.datetime(2024, 2, 29, 23, 59, 59, 123456),
                "zoned": dt.datetime(2024, 2, 29, 23, 59, 59, tzinfo=ZONE),
            },
            {
                "id": 2,
                "day": dt.datetime(2000, 1, 1, 12, 0),
                "moment": dt.datetime(2024, 1, 1, tzinfo=ZONE),
                "zoned": dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
            },
            {"id": 3, "day": "2024-03-01", "moment": "2024-03-01 08:00:00", "zoned": None},
        ],
    )


@case(specimen)
def bulk_insert__intervals(op):
    op.bulk_insert(
        value("span", sa.Interval()),
        [
            {"id": 1, "span": dt.timedelta(days=3, hours=4, microseconds=5)},
            {"id": 2, "span": dt.timedelta(seconds=-90)},
            {"id": 3, "span": dt.timedelta(0)},
        ],
    )


@case(specimen)
def bulk_insert__bytes(op):
    op.bulk_insert(
        value("raw", sa.LargeBinary()),
        [{"id": 1, "raw": b"\x00\xff'ab\\"}, {"id": 2, "raw": b""}, {"id": 3, "raw": None}],
    )


@case(documents, sqlalchemy="2.1")
def bulk_insert__json(op):
    op.bulk_insert(
        value("document", sa.JSON()),
        [
            {"id": 1, "document": {"a": [1, 2.5, None, True], "it's": '100% :x \\ "q"'}},
            {"id": 2, "document": "text"},
            {"id": 3, "document": None},
            {"id": 4, "document": sa.null()},
            {"id": 5, "document": {"tulip": "🌷"}},
        ],
    )


@case(specimen)
def bulk_insert__uuids(op):
    op.bulk_insert(
        value("token", sa.Uuid()),
        [
            {"id": 1, "token": uuid.UUID("12345678-1234-5678-1234-567812345678")},
            {"id": 2, "token": "12345678123456781234567812345679"},
        ],
    )


@case(specimen)
def bulk_insert__enums(op):
    op.bulk_insert(
        value("color", sa.Enum(Color, name="color")),
        [{"id": 1, "color": Color.RED}, {"id": 2, "color": "GREEN"}, {"id": 3, "color": None}],
    )


@case(specimen)
def bulk_insert__not_a_member(op):
    op.bulk_insert(value("color", sa.Enum(Color, name="color")), [{"id": 1, "color": "BLUE"}])


@case(words)
def bulk_insert__own_type(op):
    op.bulk_insert(
        sa.table("word", sa.column("id", sa.Integer()), sa.column("text", Shouted())),
        [{"id": 1, "text": "hi"}, {"id": 2, "text": None}],
    )


@case(account)
def bulk_insert__expressions(op):
    op.bulk_insert(
        sa.table(
            "account",
            sa.column("id", sa.Integer()),
            sa.column("email", sa.String()),
            sa.column("created_at", sa.DateTime()),
            sa.column("visits", sa.Integer()),
        ),
        [
            {
                "id": 20,
                "email": sa.func.lower("ME@EXAMPLE.ORG"),
                "created_at": sa.func.now(),
                "visits": sa.text("1 + 1"),
            },
            {"id": 21, "email": "x", "created_at": None, "visits": 0},
        ],
    )


@case(account)
def bulk_insert__rows_with_other_columns(op):
    op.bulk_insert(
        sa.table(
            "account", sa.column("id", sa.Integer()), sa.column("email", sa.String()), sa.column("name", sa.String())
        ),
        [{"id": 20, "email": "a"}, {"id": 21, "email": "b"}, {"id": 22, "email": "c", "name": "C"}],
    )


@case(account)
def bulk_insert__columns_without_types(op):
    op.bulk_insert(
        sa.table("account", sa.column("id"), sa.column("email"), sa.column("active"), sa.column("born_on")),
        [{"id": 20, "email": "a", "active": False, "born_on": dt.date(2001, 1, 1)}],
    )


@case(account)
def bulk_insert__one_by_one(op):
    op.bulk_insert(
        sa.table("account", sa.column("id", sa.Integer()), sa.column("email", sa.String())),
        [{"id": 20, "email": "a"}, {"id": 21, "email": "b"}],
        multiinsert=False,
    )


@case(account)
def bulk_insert__inline_literal(op):
    op.bulk_insert(
        sa.table("account", sa.column("id", sa.Integer()), sa.column("email", sa.String())),
        [{"id": op.inline_literal(20), "email": op.inline_literal("it's")}],
        multiinsert=False,
    )


@case(account)
def bulk_insert__no_rows(op):
    op.bulk_insert(sa.table("account", sa.column("id", sa.Integer())), [])


@case(counted_by_identity)
def bulk_insert__identity_given(op):
    op.bulk_insert(
        sa.table("ticket", sa.column("id", sa.Integer()), sa.column("seat", sa.Integer())), [{"id": 50, "seat": 3}]
    )


@case(counted_by_identity)
def bulk_insert__identity_left_out(op):
    op.bulk_insert(sa.table("ticket", sa.column("seat", sa.Integer())), [{"seat": 3}, {"seat": 4}])


@case()
def bulk_insert__identity_always(op):
    table = op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), primary_key=True),
        sa.Column("seat", sa.Integer()),
    )
    op.bulk_insert(table, [{"id": 50, "seat": 3}])


@case(generated)
def bulk_insert__computed_left_out(op):
    op.bulk_insert(
        sa.table("line_item", *(sa.column(name, sa.Integer()) for name in ("id", "price", "quantity", "total"))),
        [{"id": 2, "price": 3, "quantity": 4, "total": 12}],
    )


@case(in_schema)
def bulk_insert__in_schema(op):
    op.bulk_insert(
        sa.table("region", sa.column("id", sa.Integer()), sa.column("name", sa.String()), schema="sales"),
        [{"id": 2, "name": "south"}],
    )


@case(quoted_names)
def bulk_insert__quoted_names(op):
    op.bulk_insert(
        sa.table("Order Details", sa.column("select", sa.Integer()), sa.column("Mixed Case", sa.String())),
        [{"select": 2, "Mixed Case": "x"}],
    )


@case(only=["postgresql"])
def bulk_insert__arrays(op):
    table = op.create_table(
        "specimen",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("tags", postgresql.ARRAY(sa.Text())),
        sa.Column("grid", postgresql.ARRAY(sa.Integer(), dimensions=2)),
        sa.Column("data", postgresql.JSONB()),
        sa.Column("address", postgresql.INET()),
        sa.Column("days", postgresql.ARRAY(sa.Date())),
    )
    op.bulk_insert(
        table,
        [
            {
                "id": 1,
                "tags": ["it's", None, "a,b", '"q"'],
                "grid": [[1, 2], [3, 4]],
                "data": {"k": [1]},
                "address": "10.0.0.1",
                "days": [dt.date(2024, 2, 29)],
            },
            {"id": 2, "tags": [], "grid": None, "data": None, "address": None, "days": []},
        ],
    )


@case(specimen)
def bulk_insert__not_a_number(op):
    op.bulk_insert(value("ratio", sa.Float()), [{"id": 1, "ratio": float("inf")}, {"id": 2, "ratio": float("nan")}])


@case(words)
def bulk_insert__no_literal_form(op):
    op.bulk_insert(word, [{"id": 1, "text": object()}])


# -- execute ------------------------------------------------------------------------------------------------


@case(account)
def execute__string(op):
    op.execute("UPDATE account SET status = 'old :x 100%' WHERE visits > 0")


@case(account)
def execute__string_with_terminator(op):
    op.execute(
        """
        UPDATE account
           SET status = 'a;b'
         WHERE visits > 0;
        """
    )


@case(account)
def execute__escaped_colon(op):
    op.execute("UPDATE account SET status = 'at 10\\:30'")
    op.execute(sa.text("UPDATE account SET status = 'at 10\\:30'"))


@case(account)
def execute__text_with_parameters(op):
    op.execute(
        sa.text("UPDATE account SET status = :status, level = :level WHERE name = :name").bindparams(
            status="it's \\ 100%", level=4, name="Çiğdem"
        )
    )


@case(account)
def execute__text_with_typed_parameters(op):
    op.execute(
        sa.text("UPDATE account SET active = :active, born_on = :day, balance = :amount WHERE id IN :ids").bindparams(
            sa.bindparam("active", False, sa.Boolean()),
            sa.bindparam("day", dt.date(2024, 2, 29), sa.Date()),
            sa.bindparam("amount", Decimal("10.50"), sa.Numeric()),
            sa.bindparam("ids", [1, 2], expanding=True),
        )
    )


@case(account)
def execute__parameter_without_value(op):
    op.execute(sa.text("UPDATE account SET status = :status"))


@case(account)
def execute__null_parameter(op):
    op.execute(sa.text("UPDATE account SET bio = :bio").bindparams(bio=None))


accounts = sa.table(
    "account",
    sa.column("id", sa.Integer()),
    sa.column("email", sa.String()),
    sa.column("name", sa.String()),
    sa.column("status", sa.String()),
    sa.column("visits", sa.Integer()),
    sa.column("active", sa.Boolean()),
    sa.column("created_at", sa.DateTime()),
)


@case(account_and_purchase)
def bulk_insert__zero_for_a_column_that_counts_up(op):
    account = sa.table("account", sa.column("id"), sa.column("email"))
    purchase = sa.table("purchase", sa.column("id"), sa.column("account_id"), sa.column("total"))
    op.bulk_insert(account, [{"id": 0, "email": "nobody@example.org"}])
    op.bulk_insert(purchase, [{"id": 12, "account_id": 0, "total": 1}])


@case(account)
def execute__update(op):
    op.execute(
        accounts.update()
        .where(accounts.c.email.like("%@example.org"), accounts.c.active.is_(True))
        .values(status="it's 100%", visits=accounts.c.visits + 1)
    )


@case(account)
def execute__update_with_inline_literals(op):
    op.execute(
        accounts.update()
        .where(accounts.c.status == op.inline_literal("new"))
        .values({"status": op.inline_literal("it's old")})
    )


@case(account)
def execute__delete(op):
    op.execute(sa.delete(accounts).where(accounts.c.id.in_([1, 2]), accounts.c.name != "x"))


@case(account)
def execute__delete_with_empty_list(op):
    op.execute(sa.delete(accounts).where(accounts.c.id.in_([])))


@case(account)
def execute__insert(op):
    op.execute(
        sa.insert(accounts).values(id=30, email="a@b", status="new", created_at=dt.datetime(2024, 2, 29, 1, 2, 3))
    )


@case(account)
def execute__insert_several(op):
    op.execute(
        sa.insert(accounts).values(
            [{"id": 30, "email": "a", "active": True}, {"id": 31, "email": "b", "active": False}]
        )
    )


@case(account)
def execute__insert_from_select(op):
    op.execute(
        sa.insert(accounts).from_select(
            ["id", "email", "status"],
            sa.select(accounts.c.id + 100, accounts.c.email, sa.literal("copied")).where(accounts.c.visits >= 0),
        )
    )


@case(counted_by_identity)
def execute__insert_with_values_in_order(op):
    ticket = sa.table("ticket", sa.column("id", sa.Integer()), sa.column("seat", sa.Integer()))
    op.execute(
        ticket.insert().values([(9, 3), (10, 4)])
        if op.get_context().dialect.name != "oracle"
        else ticket.insert().values((9, 3))
    )


@case(counted_by_identity)
def execute__insert_without_the_column_that_counts_up(op):
    op.execute(sa.table("ticket", sa.column("seat", sa.Integer())).insert().values(seat=3))


@case(commented)
def execute__insert_without_values(op):
    op.execute("DELETE FROM note")
    op.execute(sa.insert(sa.table("note", sa.column("id", sa.Integer()), sa.column("body", sa.String()))))


@case(account)
def execute__insert_with_python_defaults(op):
    table = sa.Table(
        "account",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(120)),
        sa.Column("status", sa.String(20), default="made"),
    )
    op.execute(table.insert().values(id=40, email="a"))


@case(account)
def execute__insert_with_python_function(op):
    table = sa.Table(
        "account", sa.MetaData(), sa.Column("id", sa.Integer()), sa.Column("email", sa.String(9), default=lambda: "x")
    )
    op.execute(table.insert().values(id=40))


@case(account_and_purchase)
def execute__update_with_subquery(op):
    purchase = sa.table("purchase", sa.column("account_id", sa.Integer()), sa.column("total", sa.Numeric()))
    spent = sa.select(sa.func.count()).where(purchase.c.account_id == accounts.c.id, purchase.c.total > Decimal("0.5"))
    op.execute(accounts.update().values(visits=spent.scalar_subquery()))


def _regulars(*, nesting=False):
    return sa.select(accounts.c.email).where(accounts.c.visits > 5).cte("regulars", nesting=nesting)


@case(account_and_purchase)
def execute__update_after_with(op):
    regulars = _regulars()
    table = sa.table("purchase", sa.column("id"), sa.column("code"))
    op.execute(table.update().where(sa.exists().where(regulars.c.email == table.c.code)).values(code=None))


@case(account_and_purchase)
def execute__delete_after_with(op):
    table = sa.table("purchase", sa.column("code"))
    op.execute(table.delete().where(table.c.code.in_(sa.select(_regulars().c.email))))


@case(account_and_purchase, only=["postgresql", "mysql", "mariadb", "sqlite"])
def execute__delete_with_with_in_its_subquery(op):
    table = sa.table("purchase", sa.column("code"))
    op.execute(table.delete().where(table.c.code.in_(sa.select(_regulars(nesting=True).c.email))))


@case(account_and_purchase)
def execute__insert_from_with(op):
    table = sa.table("purchase", *(sa.column(name) for name in ("id", "account_id", "total", "code")))
    rows = sa.select(_regulars().c.email, sa.literal(1), sa.literal(0), sa.literal(900))
    op.execute(table.insert().from_select(["code", "account_id", "total", "id"], rows))


@case(account_and_purchase)
def execute__delete_inside_of_with(op):
    gone = accounts.delete().where(accounts.c.id == -1).returning(accounts.c.email).cte("gone")
    op.execute(accounts.update().where(accounts.c.email.in_(sa.select(gone.c.email))).values(visits=0))


@case(account)
def execute__case_expression(op):
    op.execute(
        accounts.update().values(
            status=sa.case((accounts.c.visits > 0, "seen"), (accounts.c.active.is_(False), "it's off"), else_="new")
        )
    )


@case(account)
def execute__comment_at_the_end(op):
    op.execute("DELETE FROM account WHERE id = 3 -- the third")


@case(account)
def execute__nothing_but_comments(op):
    op.execute("-- what follows was agreed on")
    op.execute("/* one thing;\n   and another */")
    op.execute("/*soon*/ ; -- or later")
    op.execute("")
    op.execute("UPDATE account SET visits = 0 WHERE visits IS NULL")


@case(account, only=["mysql", "mariadb"], compared=False)
def execute__comment_that_is_run(op):
    op.execute("/*!50000 UPDATE account SET visits = 0 WHERE visits IS NULL */")


@case(account)
def execute__ddl_string(op):
    op.execute(
        "ALTER TABLE account ADD COLUMN extra INTEGER"
        if op.get_context().dialect.name not in ("mssql", "oracle")
        else "ALTER TABLE account ADD extra INTEGER"
    )
    op.execute("CREATE INDEX ix_account_extra ON account (extra)")
    op.drop_index("ix_account_extra", table_name="account")


@case(account)
def execute__view(op):
    op.execute("CREATE VIEW active_account AS SELECT id, email FROM account WHERE visits > 0")
    op.execute("DROP VIEW active_account")


@case(account)
def execute__in_batch(op):
    with op.batch_alter_table("account") as batch:
        batch.execute("UPDATE account SET name = 'x' WHERE name IS NULL")
        batch.alter_column("name", nullable=False)


@case(account, only=["postgresql"])
def execute__json_expression(op):
    op.add_column("account", sa.Column("data", postgresql.JSONB()))
    table = sa.table("account", sa.column("data", postgresql.JSONB()), sa.column("id", sa.Integer()))
    op.execute(table.update().values(data={"a": {"b": "it's"}}))
    op.execute(table.delete().where(table.c.data["a"]["b"].astext == "x%"))
    op.execute(table.update().values(data=table.c.data.concat({"k": 1})))


@case(account, only=["postgresql"])
def execute__upsert(op):
    statement = postgresql.insert(accounts).values(id=1, email="ada", status="new")
    op.execute(
        statement.on_conflict_do_update(index_elements=["id"], set_={"status": statement.excluded.status, "visits": 5})
    )


@case(account, only=["postgresql"], compared=False)
def execute__function_body(op):
    op.execute(
        """
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.visits := NEW.visits + 1;
            RETURN NEW;
        END
        $$;
        """
    )
    op.execute("CREATE TRIGGER account_touch BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch()")


@case(compared=False)
def execute__schema_element(op):
    op.execute(sa.schema.CreateSequence(sa.Sequence("counter", start=5)))


@case(account)
def bulk_insert__half_a_surrogate_pair(op):
    op.bulk_insert(sa.table("account", sa.column("id"), sa.column("email")), [{"id": 7, "email": "a\ud83d"}])


@case(account)
def bulk_insert__unknown_column(op):
    op.bulk_insert(sa.table("account", sa.column("id"), sa.column("mail")), [{"id": 7, "mail": "a@b"}])


@case(account)
def execute__no_statement(op):
    op.execute(None)

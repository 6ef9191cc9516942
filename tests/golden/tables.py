"""Set-ups: the tables that golden cases start from, with rows in them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import sqlalchemy as sa

from sqlgen.operations import Operations


def account(op: Operations, *constraints: sa.Constraint) -> None:
    """A table of all sorts of columns, known in full, with three rows."""
    table = op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(120), nullable=False),
        sa.Column("name", sa.String(50)),
        sa.Column("digits", sa.String(10)),
        sa.Column("visits", sa.Integer(), server_default="0", nullable=False),
        sa.Column("level", sa.SmallInteger()),
        sa.Column("balance", sa.Numeric(10, 2), server_default=sa.text("0")),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("bio", sa.Text()),
        sa.Column("born_on", sa.Date()),
        sa.Column("created_at", sa.DateTime(), server_default=sa.func.current_timestamp()),
        sa.Column("status", sa.String(20), server_default="new", nullable=False),
        *constraints,
    )
    op.bulk_insert(
        table,
        [
            {
                "id": number,
                "email": f"{name.lower()}@example.org",
                "name": name,
                "digits": str(number),
                "visits": number % 2,
                "level": number,
                "balance": Decimal("10.50"),
                "active": True,
                "bio": None,
                "born_on": dt.date(2000, 2, number),
                "created_at": dt.datetime(2024, 2, 29, 12, 0, number),
                "status": "new",
            }
            for number, name in ((1, "Ada"), (2, "Bob"), (3, "Çiğdem"))
        ],
    )


def account_and_purchase(op: Operations) -> None:
    """Two tables, a foreign key, a unique constraint, a check and an index, all with names of their own."""
    account(
        op,
        sa.UniqueConstraint("email", name="uq_account_email"),
        sa.CheckConstraint("visits >= 0", name="ck_account_visits"),
    )
    op.create_index("ix_account_name", "account", ["name"])
    table = op.create_table(
        "purchase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("total", sa.Numeric(12, 2), nullable=False),
        sa.Column("placed_on", sa.Date()),
        sa.Column("code", sa.String(20)),
        sa.PrimaryKeyConstraint("id", name="pk_purchase"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_purchase_account"),
        sa.UniqueConstraint("account_id", "code", name="uq_purchase_code"),
    )
    op.bulk_insert(
        table,
        [
            {"id": 10, "account_id": 1, "total": Decimal("9.99"), "placed_on": dt.date(2024, 1, 1), "code": "A"},
            {"id": 11, "account_id": 2, "total": Decimal("0.50"), "placed_on": None, "code": "B"},
        ],
    )


def unnamed_constraints(op: Operations) -> None:
    """Constraints that nobody named: each database calls them in its own way, or not at all."""
    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(20), unique=True),
    )
    table = op.create_table(
        "gadget",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner_id", sa.Integer(), sa.ForeignKey("owner.id")),
        sa.Column("serial", sa.String(20)),
        sa.Column("price", sa.Integer()),
        sa.UniqueConstraint("serial"),
        sa.CheckConstraint("price > 0"),
    )
    op.bulk_insert(table, [{"id": 1, "owner_id": None, "serial": "x1", "price": 5}])


def alike(op: Operations) -> None:
    """Constraints without names, of which some are over the same columns."""
    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "gadget",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner_id", sa.Integer()),
        sa.Column("price", sa.Integer()),
        sa.Column("weight", sa.Integer()),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.id"]),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.number"], ondelete="CASCADE"),
        sa.CheckConstraint("price > 0"),
        sa.CheckConstraint("price < 1000"),
        sa.CheckConstraint("weight > 0"),
        sa.CheckConstraint("weight > 0"),
        sa.UniqueConstraint("price", "weight"),
        sa.UniqueConstraint("weight", "price"),
    )


def quoted_names(op: Operations) -> None:
    """Reserved words, mixed case, spaces."""
    table = op.create_table(
        "Order Details",
        sa.Column("select", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("Mixed Case", sa.String(40)),
        sa.Column("group", sa.Integer(), server_default="7"),
        sa.PrimaryKeyConstraint("select", name="pk Order"),
        sa.UniqueConstraint("group", name="uq Group"),
        sa.CheckConstraint(sa.column("select") > 0, name="ck Select"),
    )
    op.create_index("ix Mixed", "Order Details", ["Mixed Case"])
    op.bulk_insert(table, [{"select": 1, "Mixed Case": "it's", "group": 1}])


def commented(op: Operations) -> None:
    """A table and columns with comments."""
    table = op.create_table(
        "note",
        sa.Column("id", sa.Integer(), primary_key=True, comment="counts up"),
        sa.Column("body", sa.String(200), comment="what it says"),
        comment="all notes",
    )
    op.bulk_insert(table, [{"id": 1, "body": "hello"}])


def counted_by_identity(op: Operations) -> None:
    """An identity column, and a plain one."""
    table = op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), sa.Identity(always=False, start=100, increment=5), primary_key=True),
        sa.Column("seat", sa.Integer(), nullable=False),
    )
    op.bulk_insert(table, [{"id": 7, "seat": 1}, {"id": 8, "seat": 2}])


def generated(op: Operations) -> None:
    """A generated column."""
    table = op.create_table(
        "line_item",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), sa.Computed("price * quantity")),
    )
    op.bulk_insert(table, [{"id": 1, "price": 3, "quantity": 4}])


def in_schema(op: Operations) -> None:
    """A table in a schema that isn't the default one."""
    name = op.get_context().dialect.name
    if name == "oracle":  # where a schema is a user
        op.execute('CREATE USER sales IDENTIFIED BY "a long word"')
    elif name == "sqlite":  # where it is another file
        op.execute("ATTACH DATABASE ':memory:' AS sales")
    else:
        op.execute("CREATE SCHEMA sales")
    table = op.create_table(
        "region",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("rank", sa.Integer()),
        sa.UniqueConstraint("name", name="uq_region_name"),
        schema="sales",
    )
    op.create_index("ix_region_rank", "region", ["rank"], schema="sales")
    op.bulk_insert(table, [{"id": 1, "name": "north", "rank": 1}])


def with_enum(op: Operations) -> None:
    """A column of a named enum type."""
    table = op.create_table(
        "task",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("open", "done", name="task_state"), server_default="open", nullable=False),
        sa.Column("word", sa.String(10), server_default="open"),
    )
    op.bulk_insert(table, [{"id": 1, "state": "open", "word": "done"}, {"id": 2, "state": "done", "word": "open"}])


def without_key(op: Operations) -> None:
    """A table without a primary key."""
    table = op.create_table(
        "log_line",
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(100)),
    )
    op.bulk_insert(table, [{"day": 1, "number": 1, "text": "first"}, {"day": 1, "number": 2, "text": None}])


def legacy(op: Operations) -> None:
    """A table that somebody made by hand, long ago."""
    make_legacy(op)


def make_legacy(op: Operations, *constraints: sa.Constraint) -> None:
    """The same, with these constraints."""
    op.create_table("owner", sa.Column("id", sa.Integer(), primary_key=True))
    table = op.create_table(
        "legacy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20)),
        sa.Column("owner_id", sa.Integer()),
        *constraints,
    )
    op.bulk_insert(table, [{"id": 1, "code": "1", "owner_id": None}])


def legacy_with_constraints(op: Operations) -> None:
    """The same, with constraints and an index."""
    make_legacy(
        op,
        sa.UniqueConstraint("code", name="uq_legacy_code"),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.id"], name="fk_legacy_owner"),
    )
    op.create_index("ix_legacy_code", "legacy", ["code", "owner_id"])


def tree(op: Operations) -> None:
    """A table that refers to itself, with rows that do."""
    table = op.create_table(
        "folder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer()),
        sa.Column("name", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_folder"),
        sa.ForeignKeyConstraint(["parent_id"], ["folder.id"], name="fk_folder_parent"),
    )
    op.bulk_insert(table, [{"id": 1, "parent_id": None, "name": "root"}, {"id": 2, "parent_id": 1, "name": "home"}])


_TRIGGERS = {
    "sqlite": [
        "CREATE TRIGGER lower_email AFTER UPDATE OF email ON account BEGIN "
        "UPDATE account SET email = lower(email) WHERE id = NEW.id; END",
        "CREATE TRIGGER note_visit AFTER INSERT ON visit BEGIN "
        "UPDATE account SET email = NEW.email WHERE id = NEW.account_id; END",
    ],
    "postgresql": [
        "CREATE FUNCTION lower_email() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "NEW.email := lower(NEW.email); RETURN NEW; END $$",
        "CREATE TRIGGER lower_email BEFORE UPDATE OF email ON account FOR EACH ROW "
        "WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION lower_email()",
    ],
    "mysql": [
        "CREATE TRIGGER lower_email BEFORE UPDATE ON account FOR EACH ROW SET NEW.email = lower(NEW.email)",
        "CREATE TRIGGER note_visit AFTER INSERT ON visit FOR EACH ROW "
        "UPDATE account SET email = NEW.email WHERE id = NEW.account_id",
    ],
    "mssql": [
        "CREATE TRIGGER note_visit ON visit AFTER INSERT AS "
        "UPDATE account SET email = i.email FROM inserted AS i WHERE account.id = i.account_id",
    ],
    "oracle": [],
}
_TRIGGERS["mariadb"] = _TRIGGERS["mysql"]


def read_by_others(op: Operations) -> None:
    """A table that a view reads, and triggers of its own and of another table."""
    account(op)
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer()),
        sa.Column("email", sa.String(120)),
    )
    op.execute("CREATE VIEW reachable AS SELECT id, email FROM account WHERE email IS NOT NULL")
    for trigger in _TRIGGERS[op.get_context().dialect.name]:
        op.execute(trigger)

"""Tables that are made anew: what a batch says about the whole table, and `recreate="always"` where ALTER could do."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from tests.golden.case import case, nothing
from tests.golden.tables import (
    account,
    account_and_purchase,
    commented,
    counted_by_identity,
    generated,
    in_schema,
    quoted_names,
    unnamed_constraints,
)

on_two = partial(case, only=["postgresql", "mysql", "mariadb"])


def referred_to(op):
    """A table with keys, indexes and checks; one that refers to it, and itself."""
    account_and_purchase(op)
    op.add_column("account", sa.Column("invited_by", sa.Integer()))
    op.create_foreign_key("fk_account_inviter", "account", "account", ["invited_by"], ["id"], ondelete="SET NULL")
    op.execute("UPDATE account SET invited_by = 1 WHERE id = 2")


@case(account)
def rebuild__nothing_else(op):
    with op.batch_alter_table("account", recreate="always"):
        pass


@case(referred_to)
def rebuild__referred_to(op):
    with op.batch_alter_table("account", recreate="always") as batch:
        batch.alter_column("name", type_=sa.Text(), nullable=False, server_default="nobody")
        batch.drop_column("bio")
        batch.add_column(sa.Column("nickname", sa.String(30), server_default="none"), insert_after="name")


@case(referred_to)
def rebuild__referring(op):
    with op.batch_alter_table("purchase", recreate="always") as batch:
        batch.drop_constraint("uq_purchase_code", type_="unique")
        batch.alter_column("code", new_column_name="label")
        batch.create_check_constraint("ck_purchase_total", "total > 0")


@case(account)
def rebuild__columns_in_another_order(op):
    with op.batch_alter_table("account", recreate="always", partial_reordering=[("id", "status", "email")]) as batch:
        batch.alter_column("born_on", insert_before="email")
        batch.alter_column("digits", insert_after="created_at", new_column_name="number")


@case(account)
def rebuild__types(op):
    with op.batch_alter_table("account", recreate="always") as batch:
        batch.alter_column("visits", type_=sa.BigInteger())
        batch.alter_column("name", type_=sa.String(30))
        batch.alter_column("level", type_=sa.String(10))


@case(account)
def rebuild__defaults_for_the_rows_that_are_there(op):
    with op.batch_alter_table("account", recreate="always") as batch:
        batch.add_column(sa.Column("kind", sa.String(20), nullable=False, server_default="old"))
        batch.add_column(sa.Column("points", sa.Integer(), nullable=False, server_default="5"))
        batch.alter_column("kind", server_default=None)
        batch.alter_column("points", server_default="0", new_column_name="score")


@case(unnamed_constraints)
def rebuild__unnamed_constraints(op):
    with op.batch_alter_table("gadget", recreate="always") as batch:
        batch.alter_column("price", type_=sa.BigInteger())
    with op.batch_alter_table("owner", recreate="always"):
        pass


def counted(op):
    """AUTOINCREMENT beside a key that has a name."""
    columns = sa.Column("id", sa.Integer()), sa.Column("text", sa.String(20))
    key = sa.PrimaryKeyConstraint("id", name="pk log entry")
    table = op.create_table("log_entry", *columns, key, sqlite_autoincrement=True)
    op.bulk_insert(table, [{"text": "first"}, {"text": "second"}])


@case(counted, only=["sqlite"])
def rebuild__named_key_that_counts(op):
    op.alter_column("log_entry", "text", type_=sa.Text())


@case(counted, only=["sqlite"])
def rebuild__key_that_counts_goes(op):
    """AUTOINCREMENT goes with it, so that a later key doesn't count."""
    op.drop_constraint("pk log entry", "log_entry", type_="primary")
    op.execute("DELETE FROM log_entry WHERE id = 1")
    op.create_primary_key("pk_log_entry", "log_entry", ["id"])


@case(nothing, only=["sqlite"])
def create_table__named_key_that_counts(op):
    counted(op)


@case(quoted_names)
def rebuild__quoted_names(op):
    with op.batch_alter_table("Order Details", recreate="always") as batch:
        batch.alter_column("Mixed Case", type_=sa.String(60))


@case(commented)
def rebuild__commented(op):
    with op.batch_alter_table("note", recreate="always") as batch:
        batch.alter_column("body", type_=sa.Text())


@case(counted_by_identity)
def rebuild__identity(op):
    with op.batch_alter_table("ticket", recreate="always") as batch:
        batch.alter_column("seat", type_=sa.BigInteger())


@case(generated)
def rebuild__generated(op):
    with op.batch_alter_table("line_item", recreate="always") as batch:
        batch.alter_column("quantity", type_=sa.BigInteger())


@case(in_schema)
def rebuild__in_schema(op):
    with op.batch_alter_table("region", schema="sales", recreate="always") as batch:
        batch.add_column(sa.Column("note", sa.String(30)))


# -- what a batch says about the whole table ----------------------------------------------------------------


@case(account_and_purchase)
def rebuild__table_args(op):
    arguments = (
        sa.Column("nickname", sa.String(30), server_default="none"),
        sa.UniqueConstraint("code", "placed_on", name="uq_purchase_placed"),
        sa.UniqueConstraint("account_id", "code", name="uq_purchase_code"),
        sa.CheckConstraint("total >= 0", name="ck_purchase_total"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_purchase_again", ondelete="CASCADE"),
        sa.Index("ix_purchase_nickname", "nickname"),
    )
    with op.batch_alter_table("purchase", recreate="always", table_args=arguments):
        pass


@case(account_and_purchase)
def rebuild__table_args_where_alter_does(op):
    """Without `recreate="always"` they are for SQLite only, which makes the table anew for them."""
    check = sa.CheckConstraint("total >= 0", name="ck_purchase_total")
    with op.batch_alter_table("purchase", table_args=(check,)) as batch:
        batch.alter_column("code", nullable=False)


@case(account)
def rebuild__table_kwargs(op):
    options = {"mysql_row_format": "DYNAMIC", "sqlite_strict": False, "postgresql_using": "heap"}
    with op.batch_alter_table("account", recreate="always", table_kwargs={**options, "comment": "who is who"}):
        pass


@case(account)
def rebuild__never(op):
    with op.batch_alter_table("account", recreate="never", partial_reordering=[("name", "id")]) as batch:
        batch.add_column(sa.Column("nickname", sa.String(30)), insert_after="name")

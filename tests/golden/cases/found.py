"""What drawn changes (tests/drawn) found to be wrong, once, in short."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.golden.case import case
from tests.golden.tables import account_and_purchase, legacy, without_key


@case(legacy, only=["postgresql", "mysql", "mariadb"])
def found__key_that_left_its_column_not_null(op):
    op.create_primary_key("pk_legacy", "legacy", ["code"])
    op.drop_constraint("pk_legacy", "legacy", type_="primary")


@case(only=["postgresql", "mysql", "mariadb"])
def found__key_that_is_unique_twice(op):
    op.create_table(
        "badge",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("code", name="uq_badge_code"),
    )


@case(only=["postgresql"])
def found__exclude_without_name_in_create_table(op):
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("during", postgresql.INT4RANGE()),
        postgresql.ExcludeConstraint((sa.column("during"), "&&"), using="gist"),
    )
    op.drop_constraint("booking_during_excl", "booking")


@case(account_and_purchase, only=["mariadb"])
def found__index_that_a_foreign_key_needs_again(op):
    op.drop_constraint("uq_purchase_code", "purchase", type_="unique")
    op.create_index("ix_purchase_account", "purchase", ["account_id"])
    op.drop_index("ix_purchase_account", "purchase")
    op.create_index("ix_purchase_account", "purchase", ["account_id"])
    op.drop_index("ix_purchase_account", "purchase")


@case(account_and_purchase, only=["sqlite"])
def found__default_that_comes_after_its_column(op):
    with op.batch_alter_table("purchase", recreate="always") as batch:
        batch.add_column(sa.Column("discount", sa.Integer()))
        batch.alter_column("discount", server_default="5")
        batch.add_column(sa.Column("state", sa.String(10), server_default="paid", nullable=False))
        batch.alter_column("state", server_default=None)


@case(legacy, only=["sqlite", "postgresql"])
def found__check_without_a_name_beside_its_like(op):
    op.create_check_constraint(None, "legacy", "code <> 'a'")
    op.create_check_constraint("ck_legacy_code", "legacy", "code <> 'a'")
    op.drop_constraint("ck_legacy_code", "legacy", type_="check")


@case(only=["sqlite"])
def found__key_that_a_table_without_rowid_needs(op):
    op.create_table("pair", sa.Column("code", sa.String(5), primary_key=True), sqlite_with_rowid=False)
    op.drop_constraint(None, "pair", type_="primary")


@case(only=["postgresql"])
def found__range_in_rows(op):
    table = op.create_table(
        "booking",
        sa.Column("seats", postgresql.INT4RANGE()),
        sa.Column("during", postgresql.TSTZRANGE()),
        sa.Column("prices", postgresql.NUMMULTIRANGE()),
    )
    start = dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC)
    op.bulk_insert(
        table,
        [
            {
                "seats": postgresql.Range(1, 5),
                "during": postgresql.Range(start, None, bounds="(]"),
                "prices": [postgresql.Range(Decimal("1.5"), 2), postgresql.Range(3, 4, bounds="[]")],
            },
            {"seats": postgresql.Range(empty=True), "during": None, "prices": []},
        ],
    )


@case(only=["postgresql"])
def found__interval_that_loses_fields(op):
    op.create_table("lease", sa.Column("length", sa.Interval()))
    op.alter_column("lease", "length", type_=postgresql.INTERVAL(fields="DAY TO SECOND", precision=3))


@case(only=["mariadb", "postgresql", "mysql"])
def found__check_on_a_generated_column(op):
    op.create_table(
        "box", sa.Column("width", sa.Integer()), sa.Column("twice", sa.Integer(), sa.Computed("width + width"))
    )
    op.create_check_constraint("ck_box_twice", "box", "twice > 0")
    op.drop_column("box", "twice")


@case(account_and_purchase, only=["sqlite"])
def found__counting_column_that_becomes_bigger(op):
    op.create_table("event", sa.Column("id", sa.Integer(), primary_key=True), sqlite_autoincrement=True)
    op.alter_column("event", "id", type_=sa.BigInteger())


@case(only=["sqlite"])
def found__counting_column_that_is_too_big(op):
    op.create_table("event", sa.Column("id", sa.BigInteger(), primary_key=True), sqlite_autoincrement=True)


@case(legacy, only=["mariadb", "postgresql", "mysql"])
def found__key_that_comes_and_goes_in_a_batch(op):
    with op.batch_alter_table("legacy") as batch:
        batch.add_column(sa.Column("short", sa.String(20)))
        batch.add_column(sa.Column("extra", sa.String(20)))
    with op.batch_alter_table("legacy") as batch:
        batch.create_unique_constraint(None, ["short", "extra"])
        batch.create_check_constraint("ck_legacy_extra", "extra <> ''")
        batch.drop_column("extra")
    with op.batch_alter_table("legacy") as batch:
        batch.create_primary_key("pk_legacy_code", ["code"])
        batch.drop_constraint("pk_legacy_code", type_="primary")
        batch.create_primary_key("pk_legacy", ["code"])


@case(legacy, only=["mariadb", "mysql"])
def found__index_of_a_column_that_goes_in_a_batch(op):
    op.add_column("legacy", sa.Column("short", sa.String(20)))
    with op.batch_alter_table("legacy") as batch:
        batch.create_index("ix_legacy_short", ["short"])
        batch.alter_column("short", new_column_name="brief", existing_type=sa.String(20), nullable=True)
    with op.batch_alter_table("legacy") as batch:
        batch.create_index("ix_legacy_brief", ["brief", "code"])
        batch.drop_column("brief")


@case(account_and_purchase, only=["mariadb", "mysql"])
def found__index_that_serves_a_foreign_key_when_a_column_goes(op):
    op.create_table(
        "refund",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("reason", sa.String(20)),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id")),
    )
    op.create_index("ix_refund_reason", "refund", ["reason", "account_id"])
    op.drop_column("refund", "reason")


@case(account_and_purchase, only=["mariadb", "mysql"])
def found__second_of_two_foreign_keys_without_names(op):
    op.create_table(
        "refund",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("first_account", sa.Integer(), sa.ForeignKey("account.id")),
        sa.Column("second_account", sa.Integer(), sa.ForeignKey("account.id")),
    )
    op.drop_column("refund", "first_account")


@case(only=["mariadb", "mysql"])
def found__two_checks_without_names_that_say_the_same(op):
    op.create_table("box", sa.Column("width", sa.Integer()))
    op.create_check_constraint(None, "box", "width > 0")
    op.create_check_constraint(None, "box", "width > 0")
    op.drop_constraint(
        "box_chk_1" if op.get_context().dialect.name == "mysql" else "CONSTRAINT_1", "box", type_="check"
    )
    op.create_check_constraint(None, "box", "width > 0")


def followed(op):
    """A name that may be NULL, and columns that follow it: of two notes, one NOT NULL."""
    op.create_table("label", sa.Column("name", sa.String(20), unique=True))
    op.create_table(
        "note",
        sa.Column("label", sa.String(20), nullable=False),
        sa.Column("other", sa.String(20)),
        sa.ForeignKeyConstraint(["other"], ["label.name"], name="fk_other", onupdate="CASCADE"),
    )


@case(followed, only=["mariadb", "mysql", "postgresql"])
def found__foreign_key_that_cascades_null(op):
    op.create_foreign_key("fk_label", "note", "label", ["label"], ["name"], onupdate="CASCADE")


@case(followed, only=["mariadb", "mysql"])
def found__not_null_where_null_may_cascade_to(op):
    op.alter_column("note", "other", nullable=False)


@case(followed, only=["mariadb", "mysql"])
def found__primary_key_where_null_may_cascade_to(op):
    op.create_primary_key("pk_note", "note", ["other"])


@case(followed, only=["mariadb", "mysql"])
def found__null_that_would_cascade_to_not_null(op):
    op.alter_column("label", "name", nullable=False)
    op.alter_column("note", "other", nullable=False)
    op.alter_column("label", "name", nullable=True)


@case(without_key, only=["mariadb", "mysql", "postgresql"])
def found__foreign_key_to_a_key_of_the_same_batch(op):
    with op.batch_alter_table("log_line") as batch:
        batch.create_primary_key("pk_log_line", ["number"])
        batch.create_foreign_key("fk_day", "log_line", ["day"], ["number"])

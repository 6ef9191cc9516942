"""What drawn changes (tests/drawn) found to be wrong, once, in short."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.golden.case import case
from tests.golden.tables import account_and_purchase, legacy


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

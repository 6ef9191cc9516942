"""Named enum types: made with their first use, dropped by hand or by a rollback."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.golden.case import case
from tests.golden.tables import in_schema, with_enum


@case()
def create_enum_type__plain(op):
    op.create_enum_type("mood", ["happy", "it's ok", "🌷"])


@case()
def create_enum_type__if_not_exists(op):
    op.create_enum_type("mood", ["happy", "sad"], if_not_exists=True)


@case(in_schema)
def create_enum_type__in_schema(op):
    op.create_enum_type("Mood", ["happy", "sad"], schema="sales")


@case()
def drop_enum_type__plain(op):
    op.create_enum_type("mood", ["happy", "sad"])
    op.drop_enum_type("mood")


@case()
def drop_enum_type__if_exists(op):
    op.drop_enum_type("mood", if_exists=True)


@case(only=["postgresql"])
def enum_type__made_by_hand(op):
    op.execute("CREATE TYPE mood AS ENUM ('happy', 'sad')")
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("mood", postgresql.ENUM("happy", "sad", name="mood", create_type=False)),
    )


@case(only=["postgresql"])
def enum_type__made_by_hand_without_saying_so(op):
    op.execute("CREATE TYPE mood AS ENUM ('happy', 'sad')")
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("mood", sa.Enum("happy", "sad", name="mood")),
    )


@case(with_enum, only=["postgresql"])
def enum_type__value_added_by_hand(op):
    op.execute("ALTER TYPE task_state ADD VALUE 'stuck'")
    op.add_column("task", sa.Column("next_state", sa.Enum("open", "done", "stuck", name="task_state")))


@case(with_enum, only=["postgresql"])
def enum_type__renamed_and_replaced(op):
    op.execute("ALTER TYPE task_state RENAME TO task_state_old")
    op.alter_column("task", "state", type_=sa.Enum("open", "done", "stuck", name="task_state"))
    op.execute("DROP TYPE task_state_old")


@case(in_schema, only=["postgresql"])
def enum_type__in_schema(op):
    op.add_column("region", sa.Column("mood", sa.Enum("a", "b", name="mood", schema="sales")), schema="sales")


@case(only=["postgresql"])
def enum_type__inherits_schema(op):
    op.execute("CREATE SCHEMA sales")
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("mood", sa.Enum("a", "b", name="mood", inherit_schema=True)),
        schema="sales",
    )

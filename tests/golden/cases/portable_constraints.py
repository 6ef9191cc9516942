"""`--types portable`: constraints and indexes that a database has only in another form."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from tests.golden.case import case

portable = partial(case, portable=True)


def letters(op):
    """Two tables, with rows."""
    account = op.create_table(
        "account", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("email", sa.String(80), nullable=False)
    )
    letter = op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer()),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    op.bulk_insert(account, [{"id": 1, "email": "ann@example.org"}])
    op.bulk_insert(letter, [{"id": 1, "account_id": 1, "number": 7}, {"id": 2, "account_id": None, "number": 8}])


# SQLite has deferrable foreign keys, and no others: it refuses the unique constraints with and without the mapping.
@portable(letters, only=("postgresql", "mysql", "mariadb", "mssql", "oracle"))
def portable__deferrable_in_new_table(op):
    op.create_table(
        "parcel",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letter.id", deferrable=True, initially="DEFERRED")),
        sa.Column("account_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_parcel_account", ondelete="CASCADE", initially="DEFERRED"
        ),
        sa.UniqueConstraint("number", name="uq_parcel_number", deferrable=True),
    )


@portable(letters)
def portable__deferrable_foreign_key(op):
    op.create_foreign_key(
        "fk_letter_account", "letter", "account", ["account_id"], ["id"], deferrable=True, initially="DEFERRED"
    )


@portable(letters, only=("postgresql", "mysql", "mariadb", "mssql", "oracle"))
def portable__deferrable_unique_constraint(op):
    op.create_unique_constraint("uq_letter_number", "letter", ["number"], deferrable=True, initially="IMMEDIATE")


@portable(letters)
def portable__deferrable_reference_of_new_column(op):
    op.add_column("letter", sa.Column("answer_to", sa.Integer(), sa.ForeignKey("letter.id", deferrable=True)))


@case(letters, only=("postgresql", "mysql", "mariadb", "mssql", "oracle"))
def portable__not_deferrable_needs_no_mapping(op):
    op.create_unique_constraint("uq_letter_number", "letter", ["number"], deferrable=False)
    op.create_foreign_key(
        "fk_letter_account", "letter", "account", ["account_id"], ["id"], deferrable=False, initially="IMMEDIATE"
    )


def members(op):
    """A table with booleans, texts and NULLs, with rows."""
    table = op.create_table(
        "member",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("team", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(80)),
        sa.Column("nick", sa.Text()),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("is_owner", sa.Boolean(), nullable=False),
        sa.Column("left_at", sa.DateTime()),
    )
    rows = [
        {"id": 1, "team": 1, "email": "ann@example.org", "nick": None, "state": "new", "is_owner": True},
        {"id": 2, "team": 1, "email": None, "nick": "bo", "state": "it's", "is_owner": False},
        {"id": 3, "team": 1, "email": None, "nick": "cy", "state": "new", "is_owner": False},
    ]
    op.bulk_insert(table, rows)


WITHOUT_CONDITIONS = ("mysql", "mariadb", "oracle")


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition(op):
    where = sa.text("state = 'new' AND left_at IS NULL")
    op.create_index("ux_member_email", "member", ["email"], unique=True, postgresql_where=where, sqlite_where=where)


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition_over_columns_that_may_be_null(op):
    op.create_index(
        "ux_member", "member", ["team", sa.text("email DESC")], unique=True, sqlite_where=sa.text("team > 1 OR team=-3")
    )


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_where_it_is_true(op):
    op.create_index("ux_member_team", "member", ["team"], unique=True, postgresql_where=sa.text("is_owner IS true"))


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition_of_sqlalchemy(op):
    state, left_at = sa.column("state", sa.String()), sa.column("left_at", sa.DateTime())
    where = sa.and_(state.in_(["it's", "a\\b"]), sa.not_(left_at.is_not(None)), sa.column("is_owner", sa.Boolean()))
    op.create_index("ux_member_email", "member", ["email"], unique=True, postgresql_where=where)


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition_over_text_without_length(op):
    op.create_index("ux_member_nick", "member", ["nick"], unique=True, postgresql_where=sa.text("nick IS NOT NULL"))


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition_over_expression(op):
    op.create_index(
        "ux_member_email", "member", [sa.text("lower(email)")], unique=True, sqlite_where=sa.text("email IS NOT NULL")
    )


@portable(only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition_in_new_table(op):
    op.create_table(
        "price",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("model", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime()),
        sa.Index("ux_price", "model", "kind", unique=True, postgresql_where=sa.text("until IS NULL")),
        sa.Index("ix_price_until", "until", postgresql_where=sa.text("until IS NOT NULL")),
    )


@case(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition_needs_the_mapping(op):
    op.create_index("ux_member_team", "member", ["team"], unique=True, postgresql_where=sa.text("is_owner"))


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_condition_that_may_mean_another_thing(op):
    where = sa.text("left_at > '2020-01-01'")
    op.create_index("ux_member_team", "member", ["team"], unique=True, postgresql_where=where)


@portable(members, only=WITHOUT_CONDITIONS)
def portable__unique_index_with_two_conditions(op):
    op.create_index(
        "ux_member_team",
        "member",
        ["team"],
        unique=True,
        postgresql_where=sa.text("is_owner"),
        sqlite_where=sa.text("state = 'new'"),
    )


# PostgreSQL, SQLite and MySQL have indexes over expressions, and over the beginning of a text.
@portable(members, only=("mariadb", "mssql"))
def portable__index_over_expression_is_left_out(op):
    op.create_index("ix_member_email", "member", [sa.text("lower(email)"), "team"])
    op.create_table(
        "guest",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(80)),
        sa.Index("ix_guest_email", sa.text("lower(email)")),
        sa.Index("ix_guest_plain_email", "email"),
    )
    op.drop_index("ix_member_email", table_name="member")
    op.drop_index("ix_guest_plain_email", table_name="guest")
    op.alter_column("guest", "email", new_column_name="mail", existing_type=sa.String(80))
    op.drop_column("guest", "mail")


@portable(members, only=("mariadb", "mssql"))
def portable__unique_index_over_expression_is_refused(op):
    op.create_index("ux_member_email", "member", [sa.text("lower(email)")], unique=True)


@portable(members, only=("oracle",))
def portable__index_over_text_without_length_is_left_out(op):
    op.create_index("ix_member_nick", "member", ["team", "nick"])
    op.alter_column("member", "nick", new_column_name="called")
    op.drop_index("ix_member_nick", table_name="member")
    op.create_index("ux_member_called", "member", ["called"], unique=True)


@portable(letters)
def portable__on_update(op):
    op.create_table(
        "parcel",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letter.id", onupdate="CASCADE")),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id", onupdate="NO ACTION", ondelete="CASCADE")),
    )
    op.create_foreign_key("fk_letter_account", "letter", "account", ["account_id"], ["id"], onupdate="SET NULL")

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

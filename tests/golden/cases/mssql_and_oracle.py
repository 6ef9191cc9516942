"""What only SQL Server and Oracle make a question of: what stands in the way, look-ups, PL/SQL, their own options."""

from __future__ import annotations

import sqlalchemy as sa

from tests.golden.case import case
from tests.golden.tables import (
    account,
    account_and_purchase,
    commented,
    counted_by_identity,
    unnamed_constraints,
    without_key,
)

MSSQL = ["mssql"]
ORACLE = ["oracle"]
BOTH = ["mssql", "oracle"]
PREFIX = "oracle_" if sa.__version__ >= "2.1" else ""
ON_NULL = {f"{PREFIX}on_null": True}
ORDER = {f"{PREFIX}order": True}


def checked_twice(op):
    """Unnamed checks, one of them over two columns, and a NOT NULL beside them."""
    op.create_table(
        "span",
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.CheckConstraint("low > 0"),
        sa.CheckConstraint("low < high"),
    )


def filtered(op):
    """An index with a condition."""
    account(op)
    op.create_index("ix_account_level", "account", ["email"], mssql_where=sa.text("level > 5"))


@case(account_and_purchase, only=MSSQL)
def alter_column__type_of_checked_column(op):
    op.alter_column("account", "visits", type_=sa.BigInteger())


@case(account_and_purchase, only=MSSQL)
def alter_column__type_of_unique_column(op):
    op.alter_column("purchase", "code", type_=sa.Integer())


@case(unnamed_constraints, only=MSSQL)
def alter_column__type_of_column_with_unnamed_unique(op):
    op.alter_column("gadget", "serial", type_=sa.Unicode(40))


@case(account_and_purchase, only=MSSQL)
def alter_column__not_null_of_indexed_column(op):
    op.alter_column("account", "name", nullable=False)


@case(account_and_purchase, only=BOTH)
def alter_column__type_of_foreign_key_column(op):
    op.alter_column("purchase", "account_id", type_=sa.BigInteger())


@case(filtered, only=MSSQL)
def alter_column__name_in_index_condition(op):
    op.alter_column("account", "level", new_column_name="rank_no")


@case(account, only=MSSQL)
def alter_column__default_constraint_named(op):
    op.execute("ALTER TABLE account ADD CONSTRAINT df_level DEFAULT 5 FOR level")
    op.alter_column("account", "level", server_default=None)


@case(counted_by_identity, only=ORACLE)
def alter_column__identity_options(op):
    op.alter_column("ticket", "id", server_default=sa.Identity(minvalue=1, maxvalue=9999, cache=50, **ORDER))


@case(account, only=ORACLE)
def alter_column__computed_in_two_steps(op):
    op.add_column("account", sa.Column("twice", sa.Integer(), sa.Computed("visits * 2")))
    op.alter_column("account", "twice", server_default=sa.Computed("visits + visits"))


@case(account, only=ORACLE)
def add_column__identity_on_null(op):
    op.add_column("account", sa.Column("serial_no", sa.Integer(), sa.Identity(**ON_NULL)))


@case(account, only=BOTH)
def create_foreign_key__restrict(op):
    op.create_table("letter", sa.Column("id", sa.Integer()), sa.Column("account_id", sa.Integer()))
    op.create_foreign_key(
        "fk_letter_account", "letter", "account", ["account_id"], ["id"], ondelete="RESTRICT", onupdate="NO ACTION"
    )


@case(account, only=BOTH)
def create_table__foreign_key_restrict(op):
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_letter", ondelete="RESTRICT")),
    )


@case(checked_twice, only=BOTH)
def drop_constraint__unnamed_check_of_two_columns(op):
    op.drop_constraint("span_check", "span", type_="check")


@case(checked_twice, only=BOTH)
def drop_constraint__unnamed_check_if_exists(op):
    op.drop_constraint("span_low_check", "span", type_="check", if_exists=True)


@case(unnamed_constraints, only=BOTH)
def drop_constraint__unnamed_foreign_key_if_exists(op):
    op.drop_constraint("gadget_owner_id_fkey", "gadget", type_="foreignkey", if_exists=True)


@case(commented, only=BOTH)
def create_table_comment__lines_that_clients_read(op):
    op.create_table_comment("note", "first;\n/\nGO\n$(last)", existing_comment="all notes")


@case(commented, only=ORACLE)
def create_table_comment__too_long(op):
    op.create_table_comment("note", "ü" * 2001)


@case(account, only=ORACLE)
def create_index__condition_of_another_database(op):
    op.create_index("ix_account_level", "account", ["name"], postgresql_where=sa.text("level > 5"))
    op.create_index("ix_account_email", "account", ["email"], unique=True, postgresql_where=sa.text("level > 5"))


@case(only=ORACLE)
def create_table__temporary_of_oracle(op):
    op.create_table(
        "scratch",
        sa.Column("id", sa.Integer(), nullable=False),
        prefixes=["GLOBAL TEMPORARY"],
        oracle_on_commit="PRESERVE ROWS",
    )


@case(only=ORACLE)
def create_table__tablespace_of_oracle(op):
    op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), oracle_tablespace="data")


@case(account, only=ORACLE)
def execute__plsql_block(op):
    op.execute(
        """
        BEGIN
          UPDATE account SET status = 'old';
          COMMIT;
        END;
        """
    )


@case(account, only=ORACLE, compared=False)
def execute__trigger_of_oracle(op):
    op.execute(
        "CREATE OR REPLACE TRIGGER account_status BEFORE UPDATE ON account FOR EACH ROW\n"
        "BEGIN\n"
        "  :NEW.status := 'changed';\n"
        "END;"
    )


@case(account, only=MSSQL, compared=False)
def execute__procedure_of_mssql(op):
    op.execute("CREATE PROCEDURE age_accounts AS\nBEGIN\n  UPDATE account SET status = 'old';\nEND")


@case(counted_by_identity, only=BOTH)
def bulk_insert__only_defaults(op):
    op.alter_column("ticket", "seat", server_default=sa.text("1"))
    op.bulk_insert(sa.table("ticket"), [{}, {}])


@case(account_and_purchase, only=ORACLE)
def create_unique_constraint__over_the_columns_of_another(op):
    op.create_unique_constraint("uq_account_email_again", "account", ["email"])


@case(account_and_purchase, only=ORACLE)
def create_unique_constraint__over_the_columns_of_the_primary_key(op):
    op.create_unique_constraint("uq_account_id", "account", ["id"])


@case(account_and_purchase, only=ORACLE)
def create_unique_constraint__over_the_columns_of_an_index(op):
    op.create_unique_constraint("uq_account_name", "account", ["name"])


@case(account_and_purchase, only=ORACLE)
def create_primary_key__over_the_columns_of_a_unique_constraint(op):
    op.drop_constraint("pk_purchase", "purchase", type_="primary")
    op.create_primary_key("pk_purchase", "purchase", ["account_id", "code"])


@case(account_and_purchase, only=ORACLE)
def create_index__over_the_columns_of_a_key(op):
    op.create_index("ix_account_email", "account", ["email"])


@case(account_and_purchase, only=ORACLE)
def create_index__over_the_columns_of_another(op):
    op.create_index("ix_account_name_down", "account", [sa.text("name DESC")])
    op.create_index("ix_account_name_up", "account", [sa.text("name ASC")])


@case(only=ORACLE)
def create_table__index_over_the_primary_key(op):
    op.create_table("coin", sa.Column("id", sa.Integer(), primary_key=True, index=True))


@case(without_key, only=MSSQL)
def create_primary_key__over_a_nullable_column(op):
    op.create_primary_key("pk_log_line", "log_line", ["day", "text"])


@case(without_key, only=MSSQL)
def create_primary_key__over_a_column_made_not_null(op):
    op.execute("DELETE FROM log_line WHERE text IS NULL")
    op.alter_column("log_line", "text", nullable=False)
    op.create_primary_key("pk_log_line", "log_line", ["day", "text"])


def doubled(op):
    """A primary key with a unique constraint and an index beside it, and rows."""
    table = op.create_table(
        "coin",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(20), unique=True),
        sa.UniqueConstraint("id", name="uq_coin_id"),
        sa.Index("ix_coin_name", "name"),
    )
    op.bulk_insert(table, [{"id": 1, "name": "crown"}])


@case(only=ORACLE)
def create_table__keys_beside_their_likes(op):
    op.create_table(
        "coin",
        sa.Column("id", sa.Integer(), primary_key=True, unique=True),
        sa.Column("name", sa.String(20), unique=True),
        sa.UniqueConstraint("id", name="uq_coin_id"),
        sa.UniqueConstraint("name", name="uq_coin_name"),
        sa.Index("ix_coin_name", "name"),
        sa.Index("ix_coin_name_id", "name", "id"),
    )


@case(doubled, only=ORACLE)
def drop_constraint__left_out(op):
    op.drop_constraint("uq_coin_id", "coin", type_="unique")
    op.create_unique_constraint("uq_coin_name_id", "coin", ["name", "id"])


@case(doubled, only=ORACLE)
def drop_constraint__left_out_by_columns(op):
    op.alter_column("coin", "id", new_column_name="number")
    op.drop_constraint(None, "coin", type_="unique", columns=["number"])


@case(doubled, only=ORACLE)
def drop_constraint__that_stands_for_another(op):
    op.drop_constraint(None, "coin", type_="unique", columns=["name"])


@case(doubled, only=ORACLE)
def drop_index__left_out(op):
    op.drop_index("ix_coin_name", "coin")
    op.create_index("ix_coin_name", "coin", ["name"])
    op.create_index("ix_coin_name", "coin", ["name"], if_not_exists=True)
    op.drop_index("ix_coin_name")


@case(doubled, only=ORACLE)
def drop_column__with_left_out(op):
    op.drop_column("coin", "name")
    op.add_column("coin", sa.Column("name", sa.String(20)))
    op.create_index("ix_coin_name", "coin", ["name"])


def certificates(op):
    """Keys over texts, one of them named, with rows and an index beside them."""
    table = op.create_table(
        "certificate",
        sa.Column("owner", sa.String(36), nullable=False),
        sa.Column("store", sa.String(36), nullable=False),
        sa.Column("place", sa.Integer()),
        sa.PrimaryKeyConstraint("owner", "store"),
        sa.Index("ix_certificate_place", "place"),
    )
    op.bulk_insert(table, [{"owner": "ann", "store": "a", "place": 1}, {"owner": "ann", "store": "b", "place": None}])
    named = op.create_table(
        "store",
        sa.Column("name", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_store", mssql_clustered=False),
    )
    op.bulk_insert(named, [{"name": "a"}])


@case(certificates)
def alter_column__type_in_primary_key(op):
    op.alter_column("certificate", "store", existing_type=sa.String(36), type_=sa.String(128), existing_nullable=False)


@case(certificates, only=("mssql",))
def alter_column__type_in_primary_key_without_length(op):
    op.alter_column("certificate", "store", existing_type=sa.String(36), type_=sa.Text(), existing_nullable=False)


@case(certificates)
def alter_column__type_in_named_primary_key(op):
    op.alter_column("store", "name", type_=sa.String(128), existing_type=sa.String(36), nullable=False)

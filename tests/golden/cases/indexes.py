"""`create_index` and `drop_index`, with what each dialect adds."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.golden.case import case
from tests.golden.tables import account, account_and_purchase, in_schema, legacy, legacy_with_constraints, quoted_names


@case(account)
def create_index__plain(op):
    op.create_index("ix_account_name", "account", ["name"])


@case(account)
def create_index__unique(op):
    op.create_index("ix_account_email", "account", ["email"], unique=True)


@case(account)
def create_index__several_columns(op):
    op.create_index("ix_account_name_level", "account", ["name", "level"])


@case(account)
def create_index__unnamed(op):
    op.create_index(None, "account", ["name"])


@case(account)
def create_index__descending(op):
    op.create_index("ix_account_level", "account", [sa.column("level").desc(), "name"])


@case(account)
def create_index__nulls_last(op):
    op.create_index("ix_account_level", "account", [sa.column("level").desc().nulls_last()])


@case(account)
def create_index__descending_text(op):
    op.create_index("ix_account_level", "account", [sa.text("level DESC")])


@case(account)
def create_index__expression(op):
    op.create_index("ix_account_lower_email", "account", [sa.func.lower(sa.column("email"))])


@case(account)
def create_index__expression_text(op):
    op.create_index("ix_account_lower_email", "account", [sa.text("lower(email)")], unique=True)


@case(account)
def create_index__partial(op):
    op.create_index(
        "ix_account_active",
        "account",
        ["email"],
        unique=True,
        postgresql_where=sa.text("status = 'new'"),
        sqlite_where=sa.text("status = 'new'"),
        mssql_where=sa.text("status = 'new'"),
    )


@case(account)
def create_index__partial_expression(op):
    op.create_index(
        "ix_account_level",
        "account",
        ["level"],
        postgresql_where=sa.column("level") > 5,
        sqlite_where=sa.column("level") > 5,
        mssql_where=sa.column("level") > 5,
    )


@case(account)
def create_index__include(op):
    op.create_index(
        "ix_account_email", "account", ["email"], postgresql_include=["name", "level"], mssql_include=["name", "level"]
    )


@case(account)
def create_index__if_not_exists(op):
    op.create_index("ix_account_name", "account", ["name"], if_not_exists=True)


@case(account_and_purchase)
def create_index__if_not_exists_already_there(op):
    op.create_index("ix_account_name", "account", ["name"], if_not_exists=True)


@case(account)
def create_index__concurrently(op):
    op.create_index("ix_account_name", "account", ["name"], postgresql_concurrently=True)


@case(account)
def create_index__concurrently_if_not_exists(op):
    op.create_index("ix_account_name", "account", ["name"], postgresql_concurrently=True, if_not_exists=True)


@case(account)
def create_index__hash(op):
    op.create_index("ix_account_email", "account", ["email"], postgresql_using="hash", mysql_using="hash")


@case(account, only=["postgresql"])
def create_index__gin_on_jsonb(op):
    op.add_column("account", sa.Column("data", postgresql.JSONB()))
    op.create_index(
        "ix_account_data", "account", ["data"], postgresql_using="gin", postgresql_ops={"data": "jsonb_path_ops"}
    )


@case(account, only=["postgresql"])
def create_index__operator_class(op):
    op.create_index("ix_account_name", "account", ["name"], postgresql_ops={"name": "varchar_pattern_ops"})


@case(account, only=["postgresql"])
def create_index__storage(op):
    op.create_index(
        "ix_account_name",
        "account",
        ["name"],
        postgresql_with={"fillfactor": 50},
        postgresql_tablespace="pg_default",
    )


@case(account)
def create_index__nulls_not_distinct(op):
    op.create_index("ix_account_name", "account", ["name"], unique=True, postgresql_nulls_not_distinct=True)


@case(account)
def create_index__prefix_length(op):
    op.create_index("ix_account_name", "account", ["name"], mysql_length=10)


@case(account)
def create_index__prefix_lengths(op):
    op.create_index("ix_account_name", "account", ["name", "email"], mysql_length={"name": 10, "email": 20})


@case(account)
def create_index__fulltext(op):
    op.create_index("ix_account_bio", "account", ["bio"], mysql_prefix="FULLTEXT", mysql_length=100)


@case(account)
def create_index__clustered(op):
    op.create_index("ix_account_name", "account", ["name"], mssql_clustered=False)


@case(account, only=["mssql"])
def create_index__columnstore(op):
    op.create_index("ix_account_visits", "account", ["visits", "level"], mssql_columnstore=True)


@case(account)
def create_index__bitmap(op):
    op.create_index("ix_account_status", "account", ["status"], oracle_bitmap=True)


@case(account)
def create_index__compressed(op):
    op.create_index("ix_account_name_email", "account", ["name", "email"], oracle_compress=1)


@case(quoted_names)
def create_index__quoted_names(op):
    op.create_index("ix Group", "Order Details", ["group", "Mixed Case"])


@case(in_schema)
def create_index__in_schema(op):
    op.create_index("ix_region_name", "region", ["name", "rank"], unique=True, schema="sales")


@case(legacy, unseen=True)
def create_index__partial_table(op):
    op.create_index("ix_legacy_code", "legacy", ["code"])


@case(account)
def create_index__unknown_option(op):
    op.create_index("ix_account_name", "account", ["name"], drizzle_using="tree")


@case(account_and_purchase)
def create_index__name_already_taken(op):
    op.create_index("ix_account_name", "account", ["email"])


@case(account_and_purchase)
def drop_index__with_table(op):
    op.drop_index("ix_account_name", table_name="account")


@case(account_and_purchase)
def drop_index__without_table(op):
    op.drop_index("ix_account_name")


@case(account_and_purchase)
def drop_index__if_exists(op):
    op.drop_index("ix_account_name", table_name="account", if_exists=True)


@case(account_and_purchase)
def drop_index__concurrently(op):
    op.drop_index("ix_account_name", table_name="account", postgresql_concurrently=True)


@case(account_and_purchase)
def drop_index__concurrently_if_exists(op):
    op.drop_index("ix_account_name", table_name="account", postgresql_concurrently=True, if_exists=True)


@case(quoted_names)
def drop_index__quoted_names(op):
    op.drop_index("ix Mixed", table_name="Order Details")


@case(in_schema)
def drop_index__in_schema(op):
    op.drop_index("ix_region_rank", table_name="region", schema="sales")


@case(legacy_with_constraints, unseen=True)
def drop_index__partial_table(op):
    op.drop_index("ix_legacy_code", table_name="legacy")


@case(legacy_with_constraints, unseen=True)
def drop_index__unknown_table(op):
    op.drop_index("ix_legacy_code")


@case(account_and_purchase)
def drop_index__unknown(op):
    op.drop_index("ix_account_nmae", table_name="account")

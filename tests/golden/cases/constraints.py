"""Constraints on tables that exist: adding each kind with its variants, dropping them by all their names."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.golden.case import case
from tests.golden.tables import (
    account,
    account_and_purchase,
    alike,
    in_schema,
    legacy,
    legacy_with_constraints,
    quoted_names,
    unnamed_constraints,
    without_key,
)


@case(without_key)
def create_primary_key__named(op):
    op.create_primary_key("pk_log_line", "log_line", ["day", "number"])


@case(without_key)
def create_primary_key__unnamed(op):
    op.create_primary_key(None, "log_line", ["number"])


@case(account_and_purchase)
def create_primary_key__second(op):
    op.create_primary_key("pk_again", "purchase", ["code"])


@case(account)
def create_primary_key__second_in_a_batch(op):
    with op.batch_alter_table("account") as batch:
        batch.create_primary_key("pk_account_in_batch", ["id", "email"])


@case(legacy, unseen=True)
def create_primary_key__partial_table(op):
    op.create_primary_key("pk_legacy", "legacy", ["id"])


@case(account)
def create_unique_constraint__named(op):
    op.create_unique_constraint("uq_account_email", "account", ["email"])


@case(account)
def create_unique_constraint__unnamed(op):
    op.create_unique_constraint(None, "account", ["email"])


@case(account)
def create_unique_constraint__several_columns(op):
    op.create_unique_constraint("uq_account_name_level", "account", ["name", "level"])


@case(account)
def create_unique_constraint__deferrable(op):
    op.create_unique_constraint("uq_account_email", "account", ["email"], deferrable=True, initially="DEFERRED")


@case(account)
def create_unique_constraint__nulls_not_distinct(op):
    op.create_unique_constraint("uq_account_name", "account", ["name"], postgresql_nulls_not_distinct=True)


@case(account)
def create_unique_constraint__include(op):
    op.create_unique_constraint("uq_account_email", "account", ["email"], postgresql_include=["name"])


@case(account)
def create_unique_constraint__clustered(op):
    op.create_unique_constraint("uq_account_email", "account", ["email"], mssql_clustered=False)


@case(quoted_names)
def create_unique_constraint__quoted_names(op):
    op.create_unique_constraint(
        'uq "it\'s"' if op.get_context().dialect.name != "oracle" else "uq It", "Order Details", ["Mixed Case"]
    )


@case(in_schema)
def create_unique_constraint__in_schema(op):
    op.create_unique_constraint("uq_region_rank", "region", ["rank"], schema="sales")


@case(account_and_purchase)
def create_foreign_key__named(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key("fk_purchase_payer", "purchase", "account", ["payer_id"], ["id"])


@case(account_and_purchase)
def create_foreign_key__unnamed(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key(None, "purchase", "account", ["payer_id"], ["id"])


@case(account_and_purchase)
def create_foreign_key__on_delete_cascade(op):
    op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
    op.create_foreign_key("fk_purchase_account", "purchase", "account", ["account_id"], ["id"], ondelete="CASCADE")


@case(account_and_purchase)
def create_foreign_key__on_delete_set_null(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], ondelete="SET NULL")


@case(account_and_purchase)
def create_foreign_key__on_update(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], onupdate="CASCADE")


@case(account_and_purchase)
def create_foreign_key__set_default(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer(), server_default="1"))
    op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], ondelete="SET DEFAULT")


@case(account_and_purchase)
def create_foreign_key__deferrable(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key(
        "fk_payer", "purchase", "account", ["payer_id"], ["id"], deferrable=True, initially="DEFERRED"
    )


@case(account_and_purchase)
def create_foreign_key__match_full(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], match="FULL")


@case(account_and_purchase, compared=False)
def create_foreign_key__not_valid(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], postgresql_not_valid=True)


@case(without_key)
def create_foreign_key__several_columns(op):
    op.create_primary_key("pk_log_line", "log_line", ["day", "number"])
    op.create_table(
        "log_note",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("line_day", sa.Integer()),
        sa.Column("line_number", sa.Integer()),
    )
    op.create_foreign_key("fk_note_line", "log_note", "log_line", ["line_day", "line_number"], ["day", "number"])


@case(account)
def create_foreign_key__to_itself(op):
    op.add_column("account", sa.Column("parent_id", sa.Integer()))
    op.create_foreign_key("fk_account_parent", "account", "account", ["parent_id"], ["id"])


@case(in_schema)
def create_foreign_key__across_schemas(op):
    op.create_table("visit", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("region_id", sa.Integer()))
    op.create_foreign_key("fk_visit_region", "visit", "region", ["region_id"], ["id"], referent_schema="sales")


@case(in_schema)
def create_foreign_key__from_schema(op):
    op.create_table("manager", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("region", sa.Column("manager_id", sa.Integer()), schema="sales")
    op.create_foreign_key("fk_region_manager", "region", "manager", ["manager_id"], ["id"], source_schema="sales")


@case(quoted_names, compared=False)
def create_foreign_key__quoted_names(op):
    op.create_foreign_key("fk Self", "Order Details", "Order Details", ["group"], ["select"], postgresql_not_valid=True)


@case(legacy, unseen=True)
def create_foreign_key__partial_tables(op):
    op.create_foreign_key("fk_legacy_owner", "legacy", "owner", ["owner_id"], ["id"])


@case(account)
def create_check_constraint__text(op):
    op.create_check_constraint("ck_account_visits", "account", "visits >= 0")


@case(account)
def create_check_constraint__unnamed(op):
    op.create_check_constraint(None, "account", "visits >= 0")


@case(account)
def create_check_constraint__expression(op):
    op.create_check_constraint("ck_account_level", "account", sa.column("level").between(0, 9))


@case(account)
def create_check_constraint__with_literals(op):
    op.create_check_constraint("ck_account_status", "account", sa.column("status").in_(["new", "it's", "100%", "a\\b"]))


@case(account)
def create_check_constraint__like(op):
    op.create_check_constraint("ck_account_email", "account", sa.text("email LIKE '%@%'"))


@case(account, compared=False)
def create_check_constraint__not_valid(op):
    op.create_check_constraint("ck_account_level", "account", "level < 100", postgresql_not_valid=True)


@case(quoted_names)
def create_check_constraint__quoted_names(op):
    op.create_check_constraint("ck 'Group'", "Order Details", sa.column("group") < 100)


@case(in_schema)
def create_check_constraint__in_schema(op):
    op.create_check_constraint(
        "ck_region_rank",
        "region",
        "rank > 0" if op.get_context().dialect.name != "mysql" else "`rank` > 0",
        schema="sales",
    )


@case(account)
def create_exclude_constraint__plain(op):
    op.create_exclude_constraint("ex_account_level", "account", ("level", "="), using="btree")


@case(account)
def create_exclude_constraint__where(op):
    op.create_exclude_constraint(
        "ex_account_level",
        "account",
        ("level", "="),
        (sa.func.lower(sa.column("email")), "="),
        where=sa.text("active"),
        using="btree",
        deferrable=True,
        initially="DEFERRED",
    )


@case(quoted_names)
def create_exclude_constraint__quoted_names(op):
    op.create_exclude_constraint("ex Mixed", "Order Details", (sa.column("Mixed Case"), "="), using="btree")


# -- drop_constraint ----------------------------------------------------------------------------------------


@case(account_and_purchase)
def drop_constraint__foreign_key(op):
    op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")


@case(account_and_purchase)
def drop_constraint__foreign_key_without_type(op):
    op.drop_constraint("fk_purchase_account", "purchase")


@case(account_and_purchase)
def drop_constraint__unique(op):
    op.drop_constraint("uq_account_email", "account", type_="unique")


@case(account_and_purchase)
def drop_constraint__check(op):
    op.drop_constraint("ck_account_visits", "account", type_="check")


@case(account_and_purchase)
def drop_constraint__primary_key(op):
    op.drop_constraint("pk_purchase", "purchase", type_="primary")


@case(account)
def drop_constraint__unnamed_primary_key_of_counting_column(op):
    op.drop_constraint("account_pkey", "account", type_="primary")


@case(unnamed_constraints)
def drop_constraint__unnamed_foreign_key_as_postgresql_names_it(op):
    op.drop_constraint("gadget_owner_id_fkey", "gadget", type_="foreignkey")


@case(unnamed_constraints)
def drop_constraint__unnamed_foreign_key_as_mysql_names_it(op):
    op.drop_constraint("gadget_ibfk_1", "gadget", type_="foreignkey")


@case(unnamed_constraints)
def drop_constraint__unnamed_foreign_key_named_before_renames(op):
    op.rename_table("gadget", "device")
    op.alter_column("device", "owner_id", new_column_name="holder_id")
    op.drop_constraint("gadget_owner_id_fkey", "device", type_="foreignkey")


@case(unnamed_constraints)
def drop_constraint__unnamed_unique_as_postgresql_names_it(op):
    op.drop_constraint("gadget_serial_key", "gadget", type_="unique")


@case(unnamed_constraints)
def drop_constraint__unnamed_unique_as_mysql_names_it(op):
    op.drop_constraint("serial", "gadget", type_="unique")


@case(unnamed_constraints)
def drop_constraint__unnamed_check_as_postgresql_names_it(op):
    op.drop_constraint("gadget_price_check", "gadget", type_="check")


@case(alike)
def drop_constraint__unnamed_foreign_key_beside_another(op):
    op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")


@case(alike)
def drop_constraint__unnamed_foreign_key_with_restrict(op):
    op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
    op.create_foreign_key(None, "gadget", "owner", ["owner_id"], ["number"], ondelete="RESTRICT")
    op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")


@case(alike)
def drop_constraint__unnamed_check_beside_another(op):
    op.drop_constraint("gadget_price_check1", "gadget", type_="check")


@case(alike)
def drop_constraint__unnamed_check_beside_its_like(op):
    op.drop_constraint("gadget_weight_check", "gadget", type_="check")


@case(alike)
def drop_constraint__unnamed_unique_beside_another(op):
    op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")


@case(alike)
def drop_column__unnamed_checks_over_it(op):
    op.drop_constraint("gadget_price_weight_key", "gadget", type_="unique")
    op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")
    op.drop_column("gadget", "price")


@case(unnamed_constraints)
def drop_constraint__unnamed_primary_key(op):
    op.drop_constraint("gadget_pkey", "gadget", type_="primary")


@case(account_and_purchase)
def drop_constraint__if_exists(op):
    op.drop_constraint("ck_account_visits", "account", type_="check", if_exists=True)


@case(account_and_purchase)
def drop_constraint__unique_that_a_foreign_key_needs(op):
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_email", sa.String(120), sa.ForeignKey("account.email", name="fk_mail_email")),
    )
    op.drop_constraint("fk_mail_email", "mail", type_="foreignkey")
    op.drop_constraint("uq_account_email", "account", type_="unique")


@case(legacy_with_constraints, unseen=True)
def drop_constraint__partial_table(op):
    op.drop_constraint("fk_legacy_owner", "legacy", type_="foreignkey")


@case(legacy_with_constraints, unseen=True)
def drop_constraint__partial_table_without_type(op):
    op.drop_constraint("uq_legacy_code", "legacy")


@case(account_and_purchase)
def drop_constraint__unknown(op):
    op.drop_constraint("fk_purchase_acount", "purchase", type_="foreignkey")


@case(quoted_names)
def drop_constraint__quoted_names(op):
    op.drop_constraint("uq Group", "Order Details", type_="unique")
    op.drop_constraint("ck Select", "Order Details", type_="check")


@case(in_schema)
def drop_constraint__in_schema(op):
    op.drop_constraint("uq_region_name", "region", type_="unique", schema="sales")


@case(account, only=["postgresql"])
def drop_constraint__exclude(op):
    op.create_exclude_constraint("ex_account_level", "account", ("level", "="), using="btree")
    op.drop_constraint("ex_account_level", "account")


@case(account_and_purchase)
def drop_constraint__and_added_again(op):
    op.drop_constraint("uq_account_email", "account", type_="unique")
    op.create_unique_constraint("uq_account_email", "account", ["email", "level"])


@case(account, only=["postgresql"])
def create_exclude_constraint__range(op):
    op.create_table("booking", sa.Column("during", postgresql.TSRANGE()))
    op.create_exclude_constraint("ex_booking", "booking", ("during", "&&"))


@case(unnamed_constraints)
def drop_constraint__by_columns(op):
    op.drop_constraint(None, "gadget", type_="foreignkey", columns=["owner_id"])
    op.drop_constraint(None, "gadget", type_="unique", columns=["serial"])
    op.drop_constraint(None, "gadget", type_="check", columns=["price"])


@case(unnamed_constraints)
def drop_constraint__by_naming_convention(op):
    convention = {"fk": "fk_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}
    with op.batch_alter_table("gadget", naming_convention=convention) as batch:
        batch.drop_constraint("fk_gadget_owner_id", type_="foreignkey")
        batch.drop_constraint("uq_gadget_serial", type_="unique")


@case(account_and_purchase, only=["sqlite"])
def drop_constraint__batch_that_must_not_rebuild(op):
    with op.batch_alter_table("account", recreate="never") as batch:
        batch.drop_constraint("uq_account_email", type_="unique")


# -- constraints without a name -----------------------------------------------------------------------------


def two_alike(op):
    """Two unnamed constraints of one kind, and CHECKs that come with types."""
    op.create_table(
        "parcel",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("height", sa.Integer()),
        sa.Column("width", sa.Integer()),
        sa.Column("fragile", sa.Boolean(create_constraint=True)),
        sa.Column("grade", sa.Enum("s", "m", native_enum=False, create_constraint=True, length=5)),
        sa.UniqueConstraint("height"),
        sa.UniqueConstraint("width", "height"),
        sa.CheckConstraint("height > 0"),
        sa.CheckConstraint("width > 0 AND height < 100"),
    )
    op.execute("INSERT INTO parcel (id, height, width, grade) VALUES (1, 2, 3, 's')")


@case(two_alike)
def drop_constraint__one_of_two(op):
    op.drop_constraint(None, "parcel", type_="unique", columns=["width", "height"])
    op.drop_constraint(None, "parcel", type_="check", columns=["width", "height"])


@case(two_alike)
def drop_constraint__which_of_two(op):
    op.drop_constraint(None, "parcel", type_="unique")


@case(two_alike)
def drop_constraint__over_other_columns(op):
    op.drop_constraint(None, "parcel", type_="unique", columns=["height", "width"])


@case(unnamed_constraints)
def drop_constraint__without_name_nor_columns(op):
    op.drop_constraint(None, "gadget", type_="foreignkey")
    op.drop_constraint(None, "owner", type_="primary")


@case(two_alike)
def drop_constraint__check_of_an_enum(op):
    op.drop_constraint(None, "parcel", type_="check", columns=["grade"])


@case(two_alike)
def alter_column__types_that_bring_checks(op):
    op.alter_column(
        "parcel", "grade", type_=sa.Enum("s", "m", "l", native_enum=False, create_constraint=True, length=5)
    )
    op.alter_column("parcel", "fragile", type_=sa.Integer())


@case(two_alike)
def alter_column__name_of_what_brought_a_check(op):
    op.alter_column("parcel", "grade", new_column_name="mark")
    op.alter_column("parcel", "mark", type_=sa.String(10))


@case(two_alike)
def drop_column__that_brought_a_check(op):
    op.drop_column("parcel", "grade")
    op.drop_column("parcel", "fragile")


@case(account_and_purchase, only=("mysql", "mariadb", "mssql", "oracle"))
def create_constraint__columns_in_another_case(op):
    op.create_index("ix_account_digits", "account", ["DIGITS", "VISITS"])
    op.create_unique_constraint("uq_purchase_placed", "purchase", ["PLACED_ON", "CODE"])
    op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
    op.create_foreign_key("fk_purchase_payer", "purchase", "account", ["PAYER_ID"], ["ID"])

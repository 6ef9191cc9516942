"""`alter_column`: each aspect alone, and together."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.golden.case import case
from tests.golden.tables import (
    account,
    account_and_purchase,
    commented,
    counted_by_identity,
    generated,
    in_schema,
    legacy,
    quoted_names,
    read_by_others,
    with_enum,
    without_key,
)

# -- type ---------------------------------------------------------------------------------------------------


@case(account)
def alter_column__type_longer_string(op):
    op.alter_column("account", "name", type_=sa.String(200))


@case(account)
def alter_column__type_shorter_string(op):
    op.alter_column("account", "name", type_=sa.String(30))


@case(account)
def alter_column__type_string_to_text(op):
    op.alter_column("account", "name", type_=sa.Text())


@case(account)
def alter_column__type_text_to_string(op):
    op.alter_column("account", "bio", type_=sa.String(400))


@case(account)
def alter_column__type_integer_to_bigint(op):
    op.alter_column("account", "visits", type_=sa.BigInteger(), existing_type=sa.Integer())


@case(account)
def alter_column__type_of_the_key(op):
    op.alter_column("account", "id", type_=sa.BigInteger(), existing_type=sa.Integer())


@case(account)
def alter_column__type_string_to_integer(op):
    op.alter_column("account", "digits", type_=sa.Integer())


@case(account)
def alter_column__type_integer_to_string(op):
    op.alter_column("account", "visits", type_=sa.String(12))


@case(account)
def alter_column__type_integer_to_boolean(op):
    op.alter_column("account", "level", type_=sa.Boolean())


@case(account)
def alter_column__type_integer_to_boolean_with_default(op):
    op.alter_column("account", "visits", type_=sa.Boolean(), server_default=sa.false())


@case(account)
def alter_column__type_boolean_to_integer_with_default(op):
    op.alter_column("account", "active", type_=sa.Integer(), server_default="1")


@case(account)
def alter_column__type_string_with_default_to_integer(op):
    op.alter_column("account", "status", server_default="0")
    op.execute("UPDATE account SET status = '5'")
    op.alter_column("account", "status", type_=sa.Integer())


@case(account)
def alter_column__type_more_precision(op):
    op.alter_column("account", "balance", type_=sa.Numeric(14, 4))


@case(account)
def alter_column__type_numeric_to_float(op):
    op.alter_column("account", "balance", type_=sa.Float())


@case(account)
def alter_column__type_date_to_datetime(op):
    op.alter_column("account", "born_on", type_=sa.DateTime())


@case(account)
def alter_column__type_datetime_with_zone(op):
    op.alter_column("account", "created_at", type_=sa.DateTime(timezone=True))


@case(account)
def alter_column__type_string_to_json(op):
    op.execute("UPDATE account SET bio = '{}'")
    op.alter_column("account", "bio", type_=sa.JSON())


@case(account, only=["postgresql"])
def alter_column__type_string_to_jsonb(op):
    op.execute("""UPDATE account SET bio = '{"a": [1]}'""")
    op.alter_column("account", "bio", type_=postgresql.JSONB())


@case(account)
def alter_column__type_string_to_uuid(op):
    op.execute("UPDATE account SET bio = '00000000-0000-0000-0000-00000000000a'")
    op.alter_column("account", "bio", type_=sa.Uuid())


@case(account)
def alter_column__type_string_to_enum(op):
    op.alter_column("account", "status", type_=sa.Enum("new", "gone", name="account_status"))


@case(with_enum)
def alter_column__type_enum_to_other_enum(op):
    op.alter_column("task", "state", type_=sa.Enum("open", "done", "stuck", name="task_state_2"))


@case(with_enum)
def alter_column__type_enum_to_string(op):
    op.alter_column("task", "state", type_=sa.String(20))


@case(with_enum)
def alter_column__type_string_to_known_enum(op):
    op.alter_column("task", "word", type_=sa.Enum("open", "done", name="task_state"))


@case(account)
def alter_column__type_string_to_checked_enum(op):
    op.alter_column(
        "account",
        "status",
        type_=sa.Enum("new", "gone", name="ck_account_status", native_enum=False, create_constraint=True),
    )


@case(account, only=["postgresql"])
def alter_column__type_string_to_array(op):
    op.execute("UPDATE account SET bio = '{a,b}'")
    op.alter_column("account", "bio", type_=postgresql.ARRAY(sa.Text()))


@case(account)
def alter_column__type_date_to_integer(op):
    op.alter_column("account", "born_on", type_=sa.Integer())


@case(account)
def alter_column__type_with_using(op):
    op.alter_column("account", "born_on", type_=sa.Integer(), postgresql_using="extract(year FROM born_on)::integer")


@case(account)
def alter_column__type_with_using_and_default(op):
    op.execute("UPDATE account SET status = '5'")
    op.alter_column(
        "account",
        "status",
        type_=sa.Integer(),
        postgresql_using="length(status)",
        server_default=sa.text("3"),
    )


@case(account)
def alter_column__type_the_same(op):
    op.alter_column("account", "name", type_=sa.String(50))


@case(account)
def alter_column__type_to_national_string(op):
    op.alter_column("account", "name", type_=sa.Unicode(80))


@case(account)
def alter_column__type_string_to_binary(op):
    op.alter_column("account", "digits", type_=sa.LargeBinary())


@case(account, only=["postgresql"])
def alter_column__collation(op):
    op.alter_column("account", "name", type_=sa.String(50, collation="C"))


@case(account, only=["mysql", "mariadb"])
def alter_column__collation_of_mysql(op):
    op.alter_column("account", "name", type_=sa.String(50, collation="utf8mb4_bin"))


@case(account, only=["mssql"])
def alter_column__collation_of_mssql(op):
    op.alter_column("account", "name", type_=sa.String(50, collation="Latin1_General_CS_AS"))


COLLATIONS = {
    "postgresql": "C",
    "mysql": "utf8mb4_bin",
    "mariadb": "utf8mb4_bin",
    "mssql": "Latin1_General_CS_AS",
    "sqlite": "NOCASE",
}


def collated(length):
    """A text type that names a collation of each database."""
    type_ = sa.String(length)
    for dialect, collation in COLLATIONS.items():
        type_ = type_.with_variant(sa.String(length, collation=collation), dialect)
    return type_


def word(op):
    """A table with a column that has a collation of its own."""
    op.create_table("word", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("text", collated(10)))
    op.execute("INSERT INTO word (id, text) VALUES (1, 'a')")


@case(word, only=[*COLLATIONS])
def alter_column__type_of_collated(op):
    op.alter_column("word", "text", type_=sa.String(20))


@case(word, only=[*COLLATIONS])
def alter_column__type_of_collated_with_its_collation(op):
    op.alter_column("word", "text", type_=collated(20))


@case(account_and_purchase)
def alter_column__type_of_indexed_column(op):
    op.alter_column("account", "name", type_=sa.String(80))


# -- nullability --------------------------------------------------------------------------------------------


@case(account)
def alter_column__not_null(op):
    op.alter_column("account", "name", nullable=False)


@case(account)
def alter_column__nullable(op):
    op.alter_column("account", "email", nullable=True)


@case(account)
def alter_column__nullable_with_default(op):
    op.alter_column("account", "status", nullable=True)


@case(account)
def alter_column__not_null_already(op):
    op.alter_column("account", "email", nullable=False)


@case(account)
def alter_column__not_null_after_update(op):
    op.execute("UPDATE account SET bio = '' WHERE bio IS NULL")
    op.alter_column("account", "level", nullable=False)


# -- default ------------------------------------------------------------------------------------------------


@case(account)
def alter_column__default_literal(op):
    op.alter_column("account", "name", server_default="it's \\ 100% :new")


@case(account)
def alter_column__default_number(op):
    op.alter_column("account", "level", server_default=sa.text("3"))


@case(account)
def alter_column__default_changed(op):
    op.alter_column("account", "status", server_default="fresh")


@case(account)
def alter_column__default_dropped(op):
    op.alter_column("account", "status", server_default=None)


@case(account)
def alter_column__default_expression(op):
    op.alter_column("account", "born_on", server_default=sa.func.current_date())


@case(account)
def alter_column__default_now(op):
    op.alter_column("account", "created_at", server_default=sa.func.now())


@case(account)
def alter_column__default_beyond_ascii(op):
    op.alter_column("account", "name", server_default="Çiğdem 🌷")


@case(account)
def alter_column__default_and_not_null(op):
    op.alter_column("account", "level", server_default="1", nullable=False)


@case(account)
def alter_column__default_boolean(op):
    op.alter_column("account", "active", server_default=sa.false())


# -- name ---------------------------------------------------------------------------------------------------


@case(account)
def alter_column__name(op):
    op.alter_column("account", "name", new_column_name="full_name")


@case(account_and_purchase)
def alter_column__name_of_referred_key(op):
    op.alter_column("account", "id", new_column_name="account_no")


@case(account_and_purchase)
def alter_column__name_in_check_and_index(op):
    op.alter_column("account", "visits", new_column_name="visit_count")
    op.alter_column("account", "name", new_column_name="full_name")


@case(account)
def alter_column__name_to_reserved_word(op):
    op.alter_column("account", "level", new_column_name="order")


@case(account)
def alter_column__name_with_default_and_type(op):
    op.alter_column(
        "account",
        "status",
        new_column_name="state",
        type_=sa.String(40),
        server_default="open",
        existing_nullable=False,
    )


@case(account)
def alter_column__name_swapped_case(op):
    op.alter_column("account", "name", new_column_name="Name")


# -- comment ------------------------------------------------------------------------------------------------


@case(account)
def alter_column__comment(op):
    op.alter_column("account", "name", comment="what people call them; it's 100% \\ free")


@case(commented)
def alter_column__comment_changed(op):
    op.alter_column("note", "body", comment="the text", existing_comment="what it says")


@case(commented)
def alter_column__comment_dropped(op):
    op.alter_column("note", "body", comment=None, existing_comment="what it says")


@case(commented)
def alter_column__type_of_commented(op):
    op.alter_column("note", "body", type_=sa.String(500))


@case(commented)
def alter_column__comment_beyond_ascii(op):
    op.alter_column("note", "body", comment="Größe in µm\nzweite Zeile 🌷")


# -- identity, computed, autoincrement ----------------------------------------------------------------------


@case(counted_by_identity)
def alter_column__identity_added(op):
    op.alter_column("ticket", "seat", server_default=sa.Identity())


@case(counted_by_identity)
def alter_column__identity_changed(op):
    op.alter_column("ticket", "id", server_default=sa.Identity(always=True, start=100, increment=10, cycle=True))


@case(counted_by_identity)
def alter_column__identity_dropped(op):
    op.alter_column("ticket", "id", server_default=None)


@case(counted_by_identity)
def alter_column__type_of_identity(op):
    op.alter_column("ticket", "id", type_=sa.BigInteger())


@case(without_key)
def alter_column__identity_instead_of_default(op):
    op.alter_column("log_line", "number", server_default="5")
    op.alter_column("log_line", "number", server_default=sa.Identity(always=True, start=50, minvalue=1, maxvalue=999))


@case(generated)
def alter_column__computed_added(op):
    op.alter_column("line_item", "quantity", server_default=sa.Computed("price + 1"))


@case(generated)
def alter_column__computed_changed(op):
    op.alter_column("line_item", "total", server_default=sa.Computed("price * quantity * 2"))


@case(generated)
def alter_column__computed_dropped(op):
    op.alter_column("line_item", "total", server_default=None)


@case(generated)
def alter_column__name_of_computed_source(op):
    op.alter_column("line_item", "price", new_column_name="unit_price")


@case(generated)
def alter_column__type_of_computed(op):
    op.alter_column("line_item", "total", type_=sa.BigInteger())


@case(generated)
def alter_column__type_of_computed_source(op):
    op.alter_column("line_item", "price", type_=sa.BigInteger())


@case(without_key)
def alter_column__autoincrement_on(op):
    op.create_primary_key("pk_log_line", "log_line", ["number"])
    op.alter_column("log_line", "number", autoincrement=True, existing_type=sa.Integer(), existing_nullable=False)


@case(account)
def alter_column__autoincrement_off(op):
    op.alter_column("account", "id", autoincrement=False, existing_autoincrement=True, existing_type=sa.Integer())


# -- together, partial, quoted, in a schema -----------------------------------------------------------------


@case(account)
def alter_column__everything(op):
    op.alter_column(
        "account",
        "name",
        type_=sa.String(90),
        nullable=False,
        server_default="nobody",
        comment="as printed",
        new_column_name="full_name",
    )


@case(account)
def alter_column__everything_back(op):
    op.alter_column("account", "status", type_=sa.Text(), nullable=True, server_default=None, new_column_name="note")


@case(account)
def alter_column__two_in_a_row(op):
    op.alter_column("account", "name", type_=sa.String(70))
    op.alter_column("account", "name", nullable=False)


@case(account)
def alter_column__nothing(op):
    op.alter_column("account", "name", existing_type=sa.String(50))


@case(legacy, unseen=True)
def alter_column__partial_table_type(op):
    op.alter_column("legacy", "code", type_=sa.String(40), existing_type=sa.String(20), existing_nullable=True)


@case(legacy, unseen=True)
def alter_column__partial_table_not_null(op):
    op.alter_column("legacy", "code", nullable=False, existing_type=sa.String(20))


@case(legacy, unseen=True)
def alter_column__partial_table_without_existing(op):
    op.alter_column("legacy", "code", nullable=False)


@case(legacy, unseen=True)
def alter_column__partial_table_default(op):
    op.alter_column("legacy", "code", server_default="x")


@case(legacy, unseen=True)
def alter_column__partial_table_name(op):
    op.alter_column("legacy", "code", new_column_name="label")


@case(legacy, unseen=True)
def alter_column__partial_table_type_without_existing(op):
    op.alter_column("legacy", "code", type_=sa.String(40))


@case(account)
def alter_column__unknown_column(op):
    op.alter_column("account", "nmae", nullable=False)


@case(quoted_names)
def alter_column__quoted_names(op):
    op.alter_column(
        "Order Details",
        "Mixed Case",
        type_=sa.String(80),
        nullable=False,
        server_default="it's",
        new_column_name="Other Case",
        comment="in 'quotes'",
    )


@case(quoted_names)
def alter_column__quoted_name_in_check(op):
    op.alter_column("Order Details", "select", new_column_name="from")


@case(in_schema)
def alter_column__in_schema(op):
    op.alter_column("region", "name", type_=sa.String(60), comment="short", new_column_name="label", schema="sales")


@case(account)
def alter_column__in_batch(op):
    with op.batch_alter_table("account") as batch:
        batch.alter_column("name", type_=sa.String(60))
        batch.alter_column("level", new_column_name="rank_no")


# -- what reads the column elsewhere --------------------------------------------------------------------------


@case(read_by_others, only=("sqlite",))
def alter_column__name_views_and_triggers_follow(op):
    op.alter_column("account", "email", new_column_name="mail", existing_type=sa.String(120), existing_nullable=False)


@case(read_by_others, only=("sqlite",))
def alter_column__name_read_through_a_view(op):
    op.execute("CREATE VIEW loud AS SELECT upper(email) AS shouted FROM reachable")
    op.alter_column("account", "email", new_column_name="mail")


@case(read_by_others, only=("postgresql",), compared=False)
def alter_column__name_views_and_triggers_follow_but_not_functions(op):
    op.alter_column("account", "email", new_column_name="mail")


@case(read_by_others, only=("mysql", "mariadb", "mssql", "oracle"), compared=False)
def alter_column__name_views_and_triggers_are_left_behind(op):
    op.alter_column("account", "email", new_column_name="mail", existing_type=sa.String(120), existing_nullable=False)
    op.execute("DROP VIEW reachable")
    op.execute("CREATE VIEW reachable AS SELECT id, mail FROM account WHERE mail IS NOT NULL")


@case(read_by_others, only=("postgresql", "mssql"), compared=False)
def alter_column__type_of_what_a_view_reads(op):
    op.alter_column("account", "email", type_=sa.String(200), existing_nullable=False)


@case(read_by_others, only=("mssql",), compared=False)
def alter_column__type_of_what_a_bound_view_reads(op):
    op.execute("CREATE VIEW dbo.bound WITH SCHEMABINDING AS SELECT id, email FROM dbo.account")
    op.alter_column("account", "email", type_=sa.String(200), existing_nullable=False)

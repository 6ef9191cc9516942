"""`create_table`, `drop_table`, `rename_table` and table comments."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql

from tests.golden.case import case, nothing
from tests.golden.tables import (
    account,
    account_and_purchase,
    commented,
    in_schema,
    legacy,
    quoted_names,
    read_by_others,
    tree,
    with_enum,
)


@case()
def create_table__small(op):
    op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String(30)))


@case()
def create_table__without_key(op):
    op.create_table("tag", sa.Column("label", sa.String(30)), sa.Column("weight", sa.Integer()))


@case()
def create_table__composite_key(op):
    op.create_table(
        "membership",
        sa.Column("account_id", sa.Integer(), primary_key=True),
        sa.Column("team_id", sa.Integer(), primary_key=True),
    )


@case()
def create_table__named_key(op):
    op.create_table("tag", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name="pk_tag"))


@case()
def create_table__string_key(op):
    op.create_table("country", sa.Column("code", sa.String(2), primary_key=True), sa.Column("name", sa.String(80)))


@case()
def create_table__key_not_counting(op):
    op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False))


@case()
def create_table__big_and_small_keys(op):
    op.create_table("big", sa.Column("id", sa.BigInteger(), primary_key=True))
    op.create_table("small", sa.Column("id", sa.SmallInteger(), primary_key=True))


@case()
def create_table__all_types(op):
    op.create_table(
        "specimen",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("small", sa.SmallInteger()),
        sa.Column("big", sa.BigInteger()),
        sa.Column("amount", sa.Numeric(12, 4)),
        sa.Column("ratio", sa.Float()),
        sa.Column("precise", sa.Double()),
        sa.Column("short", sa.String(20)),
        sa.Column("wide", sa.Unicode(20)),
        sa.Column("long", sa.Text()),
        sa.Column("long_wide", sa.UnicodeText()),
        sa.Column("flag", sa.Boolean()),
        sa.Column("day", sa.Date()),
        sa.Column("moment", sa.DateTime()),
        sa.Column("zoned", sa.DateTime(timezone=True)),
        sa.Column("span", sa.Interval()),
        sa.Column("raw", sa.LargeBinary()),
        sa.Column("document", sa.JSON()),
        sa.Column("token", sa.Uuid()),
        sa.Column("fixed", sa.CHAR(3)),
    )


@case(only=["postgresql", "mysql", "mariadb", "sqlite", "mssql"])
def create_table__time_of_day(op):
    op.create_table("opening", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("at", sa.Time()))


@case()
def create_table__time_of_day_where_there_is_none(op):
    op.create_table("opening", sa.Column("at", sa.Time()))


@case()
def create_table__string_without_length(op):
    op.create_table("tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String()))


@case()
def create_table__defaults(op):
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("word", sa.String(30), server_default="it's \\ 100% :x"),
        sa.Column("number", sa.Integer(), server_default="5", nullable=False),
        sa.Column("expression", sa.Integer(), server_default=sa.text("(1 + 2)")),
        sa.Column("flag", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("moment", sa.DateTime(), server_default=sa.func.now()),
        sa.Column("empty", sa.String(10), server_default=""),
        sa.Column("tulip", sa.String(20), server_default="🌷 ç"),
    )


@case()
def create_table__unique_and_check(op):
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.UniqueConstraint("code", name="uq_product_code"),
        sa.CheckConstraint("price > 0", name="ck_product_price"),
        sa.CheckConstraint("code <> '100%'", name="ck_product_code"),
    )


@case()
def create_table__unnamed_constraints(op):
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(20), unique=True),
        sa.Column("price", sa.Integer(), sa.CheckConstraint("price > 0")),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("product.id")),
    )


@case(account)
def create_table__foreign_keys(op):
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sender_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_letter_sender", ondelete="CASCADE")),
        sa.Column("reader_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_letter_reader")),
    )


@case(account)
def create_table__foreign_key_actions(op):
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_letter_account", ondelete="SET NULL", onupdate="CASCADE"
        ),
    )


@case(account)
def create_table__deferrable(op):
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer()),
        sa.Column("number", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_letter_account", deferrable=True, initially="DEFERRED"
        ),
        sa.UniqueConstraint("number", name="uq_letter_number", deferrable=True),
    )


@case()
def create_table__self_reference(op):
    op.create_table(
        "node",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("node.id", name="fk_node_parent")),
    )


@case()
def create_table__indexes(op):
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(20), index=True),
        sa.Column("slug", sa.String(20), index=True, unique=True),
        sa.Column("price", sa.Integer()),
        sa.Index("ix_product_price", "price"),
    )


@case()
def create_table__comments(op):
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), primary_key=True, comment="counts up"),
        sa.Column("label", sa.String(30), nullable=False, comment="it's \\ 100% :x; -- no end"),
        comment="what we\n\n  sell, 🌷",
    )


@case()
def create_table__identity(op):
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), sa.Identity(always=True, start=42, increment=3), primary_key=True),
        sa.Column("seat", sa.Integer()),
    )


@case()
def create_table__computed(op):
    op.create_table(
        "line_item",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("price", sa.Integer()),
        sa.Column("quantity", sa.Integer()),
        sa.Column("total", sa.Integer(), sa.Computed("price * quantity", persisted=True)),
    )


@case(sqlalchemy="2.1")
def create_table__computed_virtual(op):
    op.create_table(
        "line_item",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("price", sa.Integer()),
        sa.Column("double_price", sa.Integer(), sa.Computed("price * 2", persisted=False)),
    )


@case()
def create_table__enum(op):
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("open", "it's done", name="task_state"), server_default="open", nullable=False),
    )


@case(with_enum)
def create_table__known_enum(op):
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("open", "done", name="task_state")),
    )


@case()
def create_table__enum_used_twice(op):
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("open", "done", name="task_state")),
        sa.Column("old_state", sa.Enum("open", "done", name="task_state")),
    )


@case()
def create_table__checked_enum_and_boolean(op):
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("open", "done", name="ck_state", native_enum=False, create_constraint=True)),
        sa.Column("urgent", sa.Boolean(create_constraint=True, name="ck_urgent")),
    )


@case()
def create_table__if_not_exists(op):
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("label", sa.String(30), index=True),
        if_not_exists=True,
    )


@case(account)
def create_table__if_not_exists_already_there(op):
    op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), if_not_exists=True)


@case()
def create_table__temporary(op):
    op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["TEMPORARY"])


@case()
def create_table__unlogged(op):
    op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True), prefixes=["UNLOGGED"])


@case(in_schema)
def create_table__in_schema(op):
    op.create_table(
        "city",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("region_id", sa.Integer(), sa.ForeignKey("sales.region.id", name="fk_city_region"), index=True),
        schema="sales",
        comment="in a region",
    )


@case(in_schema)
def create_table__foreign_key_across_schemas(op):
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("region_id", sa.Integer(), sa.ForeignKey("sales.region.id", name="fk_visit_region")),
    )


@case()
def create_table__quoted_names(op):
    op.create_table(
        "Order Details",
        sa.Column("select", sa.Integer(), nullable=False, comment="it's a word"),
        sa.Column("Mixed Case", sa.String(40), index=True),
        sa.Column("group", sa.Integer()),
        sa.PrimaryKeyConstraint("select", name="pk Order"),
        sa.UniqueConstraint("group", name="uq Group"),
        sa.ForeignKeyConstraint(["group"], ["Order Details.select"], name="fk Self"),
        comment="quoted 'all'",
    )


@case()
def create_table__two_that_refer_to_each_other(op):
    op.create_table("head", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("first_line_id", sa.Integer()))
    op.create_table(
        "head_line",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("head_id", sa.Integer(), sa.ForeignKey("head.id", name="fk_line_head")),
    )
    op.create_foreign_key("fk_head_line", "head", "head_line", ["first_line_id"], ["id"])


@case()
def create_table__options_of_mysql(op):
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("label", sa.String(30)),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_row_format="DYNAMIC",
    )


@case(only=["mysql", "mariadb"])
def create_table__types_of_mysql(op):
    op.create_table(
        "specimen",
        sa.Column("id", mysql.BIGINT(unsigned=True), primary_key=True),
        sa.Column("kind", mysql.ENUM("a", "b'c")),
        sa.Column("flags", mysql.SET("x", "y")),
        sa.Column("tiny", mysql.TINYINT(1)),
        sa.Column("long", mysql.LONGTEXT()),
        sa.Column("moment", mysql.DATETIME(fsp=6)),
        sa.Column(
            "touched",
            mysql.TIMESTAMP(),
            server_default=sa.text("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"),
            nullable=False,
        ),
        sa.Column("year", mysql.YEAR()),
    )


@case(only=["postgresql"])
def create_table__types_of_postgresql(op):
    op.create_table(
        "specimen",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("tags", postgresql.ARRAY(sa.String(10))),
        sa.Column("grid", postgresql.ARRAY(sa.Integer(), dimensions=2)),
        sa.Column("data", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("address", postgresql.INET()),
        sa.Column("network", postgresql.CIDR()),
        sa.Column("mac", postgresql.MACADDR()),
        sa.Column("period", postgresql.TSTZRANGE()),
        sa.Column("bits", postgresql.BIT(4)),
        sa.Column("words", postgresql.TSVECTOR()),
        sa.Column("price", postgresql.MONEY()),
        sa.Column("moment", postgresql.TIMESTAMP(timezone=True, precision=3)),
        sa.Column("wait", postgresql.INTERVAL(fields="DAY TO SECOND")),
        sa.Column("token", postgresql.UUID(), server_default=sa.text("gen_random_uuid()")),
    )


@case(only=["postgresql"])
def create_table__partitioned(op):
    op.create_table(
        "measure",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Integer()),
        postgresql_partition_by="RANGE (day)",
    )


@case(only=["postgresql"], sqlalchemy="2.1")
def create_table__storage_of_postgresql(op):
    op.create_table(
        "measure",
        sa.Column("day", sa.Date()),
        prefixes=["UNLOGGED"],
        postgresql_with={"fillfactor": 70},
        postgresql_tablespace="pg_default",
    )


@case(account, only=["postgresql"], sqlalchemy="2.1")
def create_table__inherits(op):
    op.create_table("vip", sa.Column("gift", sa.String(20)), postgresql_inherits="account")


@case()
def create_table__exclude(op):
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("during", postgresql.INT4RANGE() if op.get_context().dialect.name == "postgresql" else sa.Integer()),
        postgresql.ExcludeConstraint(("during", "&&"), name="ex_booking_during", using="gist"),
    )


@case()
def create_table__options_of_sqlite(op):
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("label", sa.Text()),
        sqlite_autoincrement=True,
    )


@case(only=["sqlite"])
def create_table__strict(op):
    op.create_table("tag", sa.Column("label", sa.Text(), primary_key=True), sqlite_with_rowid=False, sqlite_strict=True)


@case()
def create_table__clustered_elsewhere(op):
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(30), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tag", mssql_clustered=False),
        sa.UniqueConstraint("label", name="uq_tag_label", mssql_clustered=True),
    )


@case(only=["mssql"])
def create_table__types_of_mssql(op):
    op.create_table(
        "specimen",
        sa.Column("id", sa.Integer(), sa.Identity(start=10, increment=2), primary_key=True),
        sa.Column("token", mssql.UNIQUEIDENTIFIER(), server_default=sa.text("NEWID()")),
        sa.Column("moment", mssql.DATETIME2(3)),
        sa.Column("zoned", mssql.DATETIMEOFFSET(7)),
        sa.Column("price", mssql.MONEY()),
        sa.Column("bit", mssql.BIT()),
        sa.Column("long", mssql.NVARCHAR()),
        sa.Column("version", mssql.ROWVERSION()),
    )


@case(only=["oracle"])
def create_table__types_of_oracle(op):
    op.create_table(
        "specimen",
        sa.Column("id", oracle.NUMBER(10), primary_key=True),
        sa.Column("label", oracle.VARCHAR2(30)),
        sa.Column("wide", oracle.NVARCHAR2(30)),
        sa.Column("raw", oracle.RAW(16)),
        sa.Column("moment", oracle.TIMESTAMP(timezone=True)),
        sa.Column("wait", oracle.INTERVAL(day_precision=2, second_precision=6)),
        sa.Column("ratio", oracle.BINARY_DOUBLE()),
        oracle_compress=True,
    )


@case()
def create_table__and_rows(op):
    table = op.create_table(
        "tag", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("label", sa.String(30), nullable=False)
    )
    op.bulk_insert(table, [{"id": 1, "label": "it's"}, {"id": 2, "label": "new"}])


@case(account)
def create_table__name_already_taken(op):
    op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True))


# -- drop, rename, comment ----------------------------------------------------------------------------------


@case(account)
def drop_table__plain(op):
    op.drop_table("account")


@case(account)
def drop_table__if_exists(op):
    op.drop_table("account", if_exists=True)


@case(nothing)
def drop_table__if_exists_unknown(op):
    op.drop_table("legacy", if_exists=True)


@case(legacy, unseen=True)
def drop_table__unknown(op):
    op.drop_table("legacy")


@case(account_and_purchase)
def drop_table__with_foreign_key(op):
    op.drop_table("purchase")


@case(account_and_purchase)
def drop_table__both(op):
    op.drop_table("purchase")
    op.drop_table("account")


@case(account_and_purchase)
def drop_table__others_refer_to_it(op):
    op.drop_table("account")


@case(account_and_purchase)
def drop_table__others_refer_to_it_in_wrong_order(op):
    op.drop_column("purchase", "placed_on")
    op.drop_table("account")
    op.drop_table("purchase")


@case(account_and_purchase)
def drop_table__after_the_foreign_key_to_it(op):
    op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
    op.drop_table("account")


@case(account_and_purchase, only=("mysql", "mariadb"))
def drop_table__others_refer_to_it_checks_are_off(op):
    op.execute("SET FOREIGN_KEY_CHECKS = 0")
    op.drop_table("account")
    op.drop_table("purchase")
    op.execute("SET FOREIGN_KEY_CHECKS = 1")


@case(account_and_purchase, only=("postgresql",))
def drop_table__raw_cascade_drops_the_foreign_keys_to_it(op):
    op.execute("DROP TABLE account CASCADE")
    op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True))
    op.drop_table("account")


@case(account_and_purchase, only=("oracle",))
def drop_table__raw_cascade_constraints_drops_the_foreign_keys_to_it(op):
    op.execute("DROP TABLE account CASCADE CONSTRAINTS")
    op.drop_table("purchase")


@case(tree)
def drop_table__refers_to_itself(op):
    op.drop_table("folder")


@case(quoted_names)
def drop_table__quoted_name(op):
    op.drop_table("Order Details")


@case(in_schema)
def drop_table__in_schema(op):
    op.drop_table("region", schema="sales")


@case(with_enum)
def drop_table__with_enum(op):
    op.drop_table("task")


@case(account)
def rename_table__plain(op):
    op.rename_table("account", "customer")


@case(read_by_others, only=("sqlite",))
def rename_table__views_and_triggers_follow(op):
    op.rename_table("account", "customer")
    with op.batch_alter_table("customer", recreate="always"):
        pass


@case(read_by_others, only=("postgresql",), compared=False)
def rename_table__views_and_triggers_follow_but_not_functions(op):
    op.rename_table("account", "customer")


@case(read_by_others, only=("mysql", "mariadb", "mssql", "oracle"), compared=False)
def rename_table__views_and_triggers_are_left_behind(op):
    op.rename_table("account", "customer")
    op.execute("DROP VIEW reachable")
    op.execute("CREATE VIEW reachable AS SELECT id, email FROM customer WHERE email IS NOT NULL")


@case(read_by_others, compared=False)
def drop_table__read_by_a_view(op):
    op.drop_table("account")
    op.execute("DROP VIEW reachable")


@case(read_by_others, compared=False)
def drop_table__after_the_view_that_reads_it(op):
    op.execute("DROP VIEW reachable")
    op.drop_table("account")


@case(account_and_purchase)
def rename_table__referred(op):
    op.rename_table("account", "customer")
    op.add_column("purchase", sa.Column("payer_id", sa.Integer(), sa.ForeignKey("customer.id", name="fk_payer")))


@case(quoted_names)
def rename_table__quoted_names(op):
    op.rename_table("Order Details", "Other 'Details'")


@case(in_schema)
def rename_table__in_schema(op):
    op.rename_table("region", "area", schema="sales")


@case(account)
def create_table_comment__new(op):
    op.create_table_comment("account", "who has access; it's \\ 100% :x")


@case(commented)
def create_table_comment__changed(op):
    op.create_table_comment("note", "some notes", existing_comment="all notes")


@case(commented)
def drop_table_comment__plain(op):
    op.drop_table_comment("note", existing_comment="all notes")


@case(in_schema)
def create_table_comment__in_schema(op):
    op.create_table_comment("region", "where we sell", schema="sales")


@case(legacy, unseen=True)
def create_table_comment__partial_table(op):
    op.create_table_comment("legacy", "old 🌷")


@case(account, only=["sqlite"])
def batch__partial_reordering(op):
    with op.batch_alter_table("account", partial_reordering=[("id", "status", "email")]) as batch:
        batch.add_column(sa.Column("nickname", sa.String(30)))


@case(account, only=["sqlite"])
def batch__table_options_and_arguments(op):
    check = sa.CheckConstraint("level < 100", name="ck_account_level")
    options = {"sqlite_autoincrement": True}
    with op.batch_alter_table("account", table_args=(check,), table_kwargs=options) as batch:
        batch.alter_column("name", type_=sa.Text())


@case(account, only=["sqlite"])
def batch__recreate_always(op):
    with op.batch_alter_table("account", recreate="always"):
        pass


class Bare(sa.types.TypeEngine):
    """A type that borrows a name of SQLAlchemy's, and lacks what comes with it."""

    __visit_name__ = "uuid"


@case()
def create_table__type_that_lacks_something(op):
    op.create_table("badge", sa.Column("token", Bare()))

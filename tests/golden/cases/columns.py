"""`add_column` and `drop_column`."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

from tests.golden.case import case
from tests.golden.tables import (
    account,
    account_and_purchase,
    generated,
    in_schema,
    legacy,
    quoted_names,
    read_by_others,
    unnamed_constraints,
    with_enum,
    without_key,
)


@case(account)
def add_column__nullable(op):
    op.add_column("account", sa.Column("nickname", sa.String(30)))


@case(account)
def add_column__not_null_with_default(op):
    op.add_column("account", sa.Column("points", sa.Integer(), server_default="0", nullable=False))


@case(account)
def add_column__default_text(op):
    op.add_column("account", sa.Column("motto", sa.String(80), server_default="it's \\ 100% :ok"))


@case(account)
def add_column__default_expression(op):
    op.add_column("account", sa.Column("seen_at", sa.DateTime(), server_default=sa.func.now()))


@case(account)
def add_column__boolean(op):
    op.add_column("account", sa.Column("verified", sa.Boolean(), server_default=sa.false(), nullable=False))


@case(account)
def add_column__boolean_with_check(op):
    op.add_column("account", sa.Column("verified", sa.Boolean(create_constraint=True, name="ck_verified")))


@case(account)
def add_column__comment(op):
    op.add_column("account", sa.Column("nickname", sa.String(30), comment="among friends; it's optional"))


@case(account)
def add_column__foreign_key(op):
    op.add_column("account", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_parent")))


@case(account_and_purchase)
def add_column__foreign_key_unnamed(op):
    op.add_column("purchase", sa.Column("payer_id", sa.Integer(), sa.ForeignKey("account.id", ondelete="SET NULL")))


@case(account)
def add_column__inline_references(op):
    op.add_column(
        "account",
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_parent", ondelete="CASCADE")),
        inline_references=True,
    )


@case(account)
def add_column__inline_references_unnamed(op):
    op.add_column("account", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id")), inline_references=True)


@case(account)
def add_column__type_of_the_referred_column(op):
    op.add_column("account", sa.Column("parent_id", None, sa.ForeignKey("account.id", name="fk_parent")))


@case(without_key)
def add_column__inline_primary_key(op):
    op.execute("DELETE FROM log_line")
    op.add_column(
        "log_line", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False), inline_primary_key=True
    )


@case(without_key)
def add_column__inline_primary_key_counting(op):
    op.add_column("log_line", sa.Column("id", sa.Integer(), primary_key=True), inline_primary_key=True)


@case(without_key)
def add_column__primary_key_not_inline(op):
    op.execute("DELETE FROM log_line")
    op.add_column("log_line", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_primary_key("pk_log_line", "log_line", ["id"])


@case(account)
def add_column__unique(op):
    op.add_column("account", sa.Column("handle", sa.String(30), unique=True))


@case(account)
def add_column__index(op):
    op.add_column("account", sa.Column("handle", sa.String(30), index=True))


@case(account)
def add_column__unique_index(op):
    op.add_column("account", sa.Column("handle", sa.String(30), index=True, unique=True))


@case(account)
def add_column__check(op):
    op.add_column("account", sa.Column("age", sa.Integer(), sa.CheckConstraint("age >= 0", name="ck_age")))


@case(account)
def add_column__check_unnamed(op):
    op.add_column("account", sa.Column("age", sa.Integer(), sa.CheckConstraint("age >= 0")))


@case(account)
def add_column__if_not_exists(op):
    op.add_column("account", sa.Column("nickname", sa.String(30)), if_not_exists=True)


@case(account)
def add_column__if_not_exists_already_there(op):
    op.add_column("account", sa.Column("name", sa.String(50)), if_not_exists=True)


@case(account)
def add_column__if_not_exists_with_constraints(op):
    op.add_column(
        "account",
        sa.Column(
            "parent_id",
            sa.Integer(),
            sa.ForeignKey("account.id", name="fk_parent"),
            sa.CheckConstraint("parent_id > 0", name="ck_parent"),
            unique=True,
            comment="above",
        ),
        if_not_exists=True,
    )


@case(account)
def add_column__enum(op):
    op.add_column("account", sa.Column("mood", sa.Enum("happy", "it's ok", name="mood"), server_default="happy"))


@case(with_enum)
def add_column__known_enum(op):
    op.add_column("task", sa.Column("old_state", sa.Enum("open", "done", name="task_state")))


@case(account)
def add_column__checked_enum(op):
    op.add_column(
        "account",
        sa.Column("mood", sa.Enum("happy", "sad", name="ck_mood", native_enum=False, create_constraint=True)),
    )


@case(account, only=["postgresql"])
def add_column__array_of_enum(op):
    op.add_column("account", sa.Column("moods", postgresql.ARRAY(postgresql.ENUM("happy", "sad", name="mood"))))


@case(account)
def add_column__computed_stored(op):
    op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=True)))


@case(account, sqlalchemy="2.1")
def add_column__computed_virtual(op):
    op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=False)))


@case(without_key)
def add_column__identity(op):
    op.add_column("log_line", sa.Column("id", sa.Integer(), sa.Identity(always=True, start=10), nullable=False))


@case(account, only=["postgresql"])
def add_column__collation(op):
    op.add_column("account", sa.Column("code", sa.String(10, collation="C")))


@case(account, only=["mysql", "mariadb"])
def add_column__collation_of_mysql(op):
    op.add_column("account", sa.Column("code", sa.String(10, collation="utf8mb4_bin")))


@case(account)
def add_column__json(op):
    op.add_column("account", sa.Column("settings", sa.JSON()))


@case(account)
def add_column__uuid(op):
    op.add_column("account", sa.Column("token", sa.Uuid()))


@case(account)
def add_column__zoned_time(op):
    op.add_column("account", sa.Column("seen_at", sa.DateTime(timezone=True)))


@case(account)
def add_column__text_without_length(op):
    op.add_column("account", sa.Column("nickname", sa.String()))


@case(account)
def add_column__after_another(op):
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("nickname", sa.String(30)), insert_after="name")


@case(account)
def add_column__before_another(op):
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("nickname", sa.String(30)), insert_before="email")


@case(account)
def add_column__reserved_word(op):
    op.add_column("account", sa.Column("order", sa.Integer()))


@case(quoted_names)
def add_column__quoted_names(op):
    op.add_column(
        "Order Details",
        sa.Column(
            "New Column",
            sa.Integer(),
            sa.ForeignKey("Order Details.select", name="fk New"),
            comment="it's new",
            index=True,
        ),
    )


@case(in_schema)
def add_column__in_schema(op):
    op.add_column("region", sa.Column("code", sa.String(5), unique=True, comment="short"), schema="sales")


@case(legacy, unseen=True)
def add_column__partial_table(op):
    op.add_column("legacy", sa.Column("label", sa.String(5)))


@case(account, only=["mysql", "mariadb"])
def add_column__type_of_mysql(op):
    op.add_column("account", sa.Column("flags", mysql.SET("a", "b")))
    op.add_column("account", sa.Column("size", mysql.INTEGER(unsigned=True)))


@case(account, only=["postgresql"])
def add_column__types_of_postgresql(op):
    op.add_column("account", sa.Column("address", postgresql.INET()))
    op.add_column("account", sa.Column("data", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb")))
    op.add_column("account", sa.Column("tags", postgresql.ARRAY(sa.String()), server_default="{}"))
    op.add_column("account", sa.Column("span", postgresql.TSTZRANGE()))
    op.add_column("account", sa.Column("words", postgresql.TSVECTOR()))


@case(account)
def add_column__name_already_taken(op):
    op.add_column("account", sa.Column("name", sa.Integer()))


@case(account)
def add_column__too_long_name(op):
    op.add_column("account", sa.Column("n" * 130, sa.Integer()))


# -- drop_column --------------------------------------------------------------------------------------------


@case(account)
def drop_column__plain(op):
    op.drop_column("account", "bio")


@case(account)
def drop_column__with_default(op):
    op.drop_column("account", "status")


@case(account)
def drop_column__if_exists(op):
    op.drop_column("account", "bio", if_exists=True)


@case(legacy, unseen=True)
def drop_column__if_exists_on_partial_table(op):
    op.drop_column("legacy", "code", if_exists=True)


@case(account)
def drop_column__mssql_keywords(op):
    op.drop_column("account", "status", mssql_drop_default=True, mssql_drop_check=True, mssql_drop_foreign_key=True)


@case(legacy, unseen=True)
def drop_column__partial_table(op):
    op.drop_column("legacy", "code", mssql_drop_default=True)


@case(account_and_purchase)
def drop_column__indexed(op):
    op.drop_column("account", "name")


@case(account_and_purchase)
def drop_column__unique(op):
    op.drop_column("account", "email")


@case(account_and_purchase)
def drop_column__in_check(op):
    op.drop_column("account", "visits")


@case(account_and_purchase)
def drop_column__foreign_key(op):
    op.drop_constraint("uq_purchase_code", "purchase", type_="unique")
    op.drop_column("purchase", "account_id")


@case(account_and_purchase)
def drop_column__in_multi_column_unique(op):
    op.drop_column("purchase", "code")


@case(account_and_purchase)
def drop_column__referred_key(op):
    op.drop_column("account", "id")


@case(account_and_purchase)
def drop_column__key(op):
    op.drop_column("purchase", "id")


@case(unnamed_constraints)
def drop_column__unnamed_foreign_key(op):
    op.drop_column("gadget", "owner_id")


@case(unnamed_constraints)
def drop_column__unnamed_unique(op):
    op.drop_column("gadget", "serial")


@case(unnamed_constraints)
def drop_column__unnamed_check(op):
    op.drop_column("gadget", "price")


@case(generated)
def drop_column__computed(op):
    op.drop_column("line_item", "total")


@case(generated)
def drop_column__source_of_computed(op):
    op.drop_column("line_item", "price")


@case(with_enum)
def drop_column__enum(op):
    op.drop_column("task", "state")


@case(quoted_names)
def drop_column__quoted_names(op):
    op.drop_column("Order Details", "group")


@case(in_schema)
def drop_column__in_schema(op):
    op.drop_column("region", "rank", schema="sales")


@case(account)
def drop_column__unknown(op):
    op.drop_column("account", "nmae")


@case(account)
def drop_column__and_added_again(op):
    op.drop_column("account", "bio")
    op.add_column("account", sa.Column("bio", sa.String(100)))


@case(read_by_others, only=("postgresql",), compared=False)
def drop_column__read_by_a_view(op):
    op.drop_column("account", "email")


@case(account, only=("sqlite",))
def drop_column__counted_by_a_trigger(op):
    op.create_table("log_line", sa.Column("account_id", sa.Integer()), sa.Column("said", sa.String(20)))
    op.execute("CREATE TRIGGER note AFTER INSERT ON account BEGIN INSERT INTO log_line VALUES (NEW.id, 'new'); END")
    op.drop_column("log_line", "said")

"""What only MySQL and MariaDB make a question of: whole columns, AUTO_INCREMENT, defaults, keys on TEXT."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa
from sqlalchemy.dialects import mysql

from tests.golden.case import case
from tests.golden.tables import account, account_and_purchase, generated, in_schema, legacy, without_key

of_both = partial(case, only=["mysql", "mariadb"])


def elaborate(op):
    """Columns that say all that a column can say."""
    table = op.create_table(
        "elaborate",
        sa.Column("id", mysql.INTEGER(unsigned=True), primary_key=True, comment="counts"),
        sa.Column("word", mysql.VARCHAR(20, charset="latin1", collation="latin1_bin"), server_default="x", comment="w"),
        sa.Column(
            "touched",
            mysql.TIMESTAMP(fsp=3),
            server_default=sa.text("CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)"),
            nullable=False,
        ),
        sa.Column("kind", mysql.ENUM("a", "b"), server_default="a", nullable=False),
        sa.Column("price", sa.Integer(), server_default="1", nullable=False),
        sa.Column("twice", sa.Integer(), sa.Computed("price * 2", persisted=True), comment="computed"),
        sa.Column("document", sa.JSON()),
        sa.Column("flag", sa.Boolean(create_constraint=True, name="ck_flag"), server_default=sa.true()),
    )
    op.bulk_insert(table, [{"id": 1, "word": "ü", "kind": "b", "price": 3, "document": {"a": 1}, "flag": False}])


@of_both(elaborate)
def alter_column__comment_of_elaborate_columns(op):
    for name in ("id", "word", "touched", "kind", "twice", "document", "flag"):
        op.alter_column("elaborate", name, comment="it's new")


@of_both(elaborate)
def alter_column__default_instead_of_on_update(op):
    op.alter_column("elaborate", "touched", server_default=sa.text("CURRENT_TIMESTAMP(3)"))


@of_both(elaborate)
def alter_column__name_of_letters_in_on_update(op):
    op.add_column("elaborate", sa.Column("t", sa.Integer()))
    op.alter_column("elaborate", "t", new_column_name="e")
    op.alter_column("elaborate", "touched", new_column_name="stamp", comment="known still")


@of_both(account)
def alter_column__on_update_added(op):
    op.alter_column("account", "created_at", server_default=sa.text("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"))


@of_both(elaborate)
def alter_column__computed_stored_changed(op):
    op.alter_column("elaborate", "twice", server_default=sa.Computed("price + price", persisted=True))


@of_both(elaborate)
def alter_column__computed_stored_dropped(op):
    op.alter_column("elaborate", "twice", server_default=None)


@of_both(generated)
def alter_column__computed_stored_added(op):
    op.alter_column("line_item", "quantity", server_default=sa.Computed("price + 1", persisted=True))


@of_both(elaborate)
def alter_column__name_of_checked_boolean(op):
    op.alter_column("elaborate", "flag", new_column_name="is_flag")


@of_both(elaborate)
def alter_column__type_of_checked_boolean(op):
    op.alter_column("elaborate", "flag", type_=sa.Integer())


@of_both(elaborate)
def alter_column__json_to_text(op):
    op.alter_column("elaborate", "document", type_=sa.Text())


@of_both(account)
def alter_column__default_of_text(op):
    op.alter_column("account", "bio", server_default="nothing")


@of_both(account)
def alter_column__default_negative(op):
    op.alter_column("account", "level", server_default=sa.text("-1"))


@of_both(account)
def alter_column__default_to_null(op):
    op.alter_column("account", "balance", server_default=None)


@of_both(account)
def alter_column__default_of_more_precise_time(op):
    op.alter_column("account", "created_at", type_=mysql.DATETIME(fsp=6))


@of_both(legacy, unseen=True)
def alter_column__partial_table_with_all_existing(op):
    op.alter_column(
        "legacy",
        "code",
        type_=sa.String(40),
        existing_type=sa.String(20),
        existing_nullable=True,
        existing_server_default=None,
        existing_comment="a code",
    )


@of_both(legacy, unseen=True)
def alter_column__partial_table_default_dropped(op):
    op.alter_column("legacy", "code", server_default=None)


@of_both(without_key)
def alter_column__autoincrement_without_key(op):
    op.alter_column("log_line", "number", autoincrement=True)


@of_both(account_and_purchase)
def alter_column__type_in_foreign_key(op):
    op.alter_column("purchase", "account_id", type_=sa.BigInteger())


@of_both(account_and_purchase)
def alter_column__type_referred_to(op):
    op.alter_column("account", "id", type_=sa.BigInteger())


@of_both(account_and_purchase)
def alter_column__type_at_both_ends_of_a_foreign_key(op):
    op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
    op.alter_column("account", "id", type_=sa.BigInteger())
    op.alter_column("purchase", "account_id", type_=sa.BigInteger())
    op.create_foreign_key("fk_purchase_account", "purchase", "account", ["account_id"], ["id"])


@of_both()
def alter_column__longer_string_in_foreign_key(op):
    op.create_table("country", sa.Column("code", sa.String(2), primary_key=True))
    op.create_table(
        "town",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("country", sa.String(2), sa.ForeignKey("country.code", name="fk_town_country")),
    )
    op.alter_column("country", "code", type_=sa.String(3))


@of_both(generated)
def alter_column__name_read_by_generated_column_with_index(op):
    op.create_index("ix_total", "line_item", ["total"])
    op.alter_column("line_item", "price", new_column_name="unit_price")


@case(account, only=["mysql"])
def alter_column__name_in_expression_index(op):
    op.create_index("ix_account_lower_email", "account", [sa.func.lower(sa.column("email"))])
    op.alter_column("account", "email", new_column_name="mail")


@of_both(account)
def add_column__defaults(op):
    op.add_column("account", sa.Column("a", sa.Text(), server_default="it's \\ text"))
    op.add_column("account", sa.Column("b", sa.Integer(), server_default=sa.text("-5")))
    op.add_column("account", sa.Column("c", sa.Numeric(5, 2), server_default=sa.text("1.5")))
    op.add_column("account", sa.Column("d", sa.Integer(), server_default=sa.text("1 + 2")))
    op.add_column("account", sa.Column("e", sa.DateTime(), server_default=sa.text("(now())")))
    op.add_column("account", sa.Column("f", mysql.DATETIME(fsp=6), server_default=sa.func.now(6)))
    op.add_column("account", sa.Column("g", mysql.DATETIME(fsp=6), server_default=sa.func.now()))
    op.add_column("account", sa.Column("h", sa.String(36), server_default=sa.text("uuid()")))
    op.add_column("account", sa.Column("i", sa.Date(), server_default=sa.func.current_date()))
    op.add_column("account", sa.Column("j", sa.JSON(), server_default=sa.text("'{}'")))
    op.add_column("account", sa.Column("k", mysql.BIT(1), server_default=sa.text("b'1'")))
    op.add_column("account", sa.Column("l", sa.String(9), server_default=sa.text("NULL")))


@of_both(account)
def add_column__timestamp_nullable(op):
    op.add_column("account", sa.Column("seen", sa.TIMESTAMP()))


@of_both(account)
def add_column__timestamp_not_null(op):
    op.execute("DELETE FROM account")
    op.add_column("account", sa.Column("seen", sa.TIMESTAMP(), nullable=False))


@of_both(account)
def add_column__computed_not_null(op):
    op.add_column("account", sa.Column("next", sa.Integer(), sa.Computed("visits + 1"), nullable=False))


@of_both(account)
def add_column__variant_of_mysql(op):
    op.add_column("account", sa.Column("label", sa.Text().with_variant(mysql.VARCHAR(50), "mysql"), index=True))


@of_both(account)
def add_column__text_with_unique(op):
    op.add_column("account", sa.Column("label", sa.Text(), unique=True))


@of_both(account)
def add_column__text_with_index(op):
    op.add_column("account", sa.Column("label", sa.Text(), index=True))


@of_both(in_schema)
def create_foreign_key__out_of_a_schema(op):
    op.create_table("manager", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table(
        "shop",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("manager_id", sa.Integer(), sa.ForeignKey("manager.id")),
        schema="sales",
    )


@of_both(account_and_purchase)
def create_foreign_key__set_null_on_not_null(op):
    op.create_foreign_key("fk_again", "purchase", "account", ["account_id"], ["id"], ondelete="SET NULL")


@of_both(account)
def create_index__text_as_prefix(op):
    op.create_index("ix_account_bio", "account", [sa.text("bio(20)")])


@of_both(account)
def create_index__text_with_length(op):
    op.create_index("ix_account_bio", "account", ["bio", "name"], mysql_length={"bio": 20})


@of_both(account)
def create_index__with_parser(op):
    op.create_index("ix_account_bio", "account", ["bio"], mysql_prefix="FULLTEXT", mysql_with_parser="ngram")


@of_both()
def create_table__defaults_in_parentheses(op):
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("words", sa.Text(), server_default="none", nullable=False),
        sa.Column("number", sa.Integer(), server_default=sa.text("-1")),
        sa.Column("day", sa.Date(), server_default=sa.func.current_date()),
        sa.Column("token", sa.String(36), server_default=sa.func.uuid()),
        sa.Column("document", sa.JSON(), server_default=sa.text("'[]'")),
    )


@of_both()
def create_table__text_key(op):
    op.create_table("page", sa.Column("path", sa.Text(), primary_key=True))


@of_both()
def create_table__called_value(op):
    table = op.create_table("value", sa.Column("value", sa.Integer(), primary_key=True, autoincrement=False))
    op.bulk_insert(table, [{"value": 1}])


@case(only=["mariadb"])
def create_table__options_of_mariadb(op):
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), primary_key=True),
        mysql_engine="InnoDB",
        mariadb_engine="Aria",
        mysql_default_charset="utf8mb4",
    )


@of_both(account_and_purchase)
def drop_index__that_a_foreign_key_needs(op):
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_id", sa.Integer()),
        sa.Column("number", sa.Integer()),
    )
    op.create_index("ix_letter_account", "letter", ["account_id", "number"])
    op.create_foreign_key("fk_letter_account", "letter", "account", ["account_id"], ["id"])
    op.drop_index("ix_letter_account", table_name="letter")


@of_both(account_and_purchase)
def drop_constraint__unique_that_is_referred_to(op):
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("account_email", sa.String(120), sa.ForeignKey("account.email", name="fk_mail_email")),
    )
    op.drop_constraint("uq_account_email", "account", type_="unique")


@of_both(account_and_purchase)
def drop_constraint__primary_key_that_is_referred_to(op):
    op.drop_constraint("account_pkey", "account", type_="primary")


@of_both(account_and_purchase)
def drop_constraint__unique_if_exists(op):
    op.drop_constraint("uq_purchase_code", "purchase", type_="unique", if_exists=True)


@of_both(legacy, unseen=True)
def drop_constraint__partial_table_if_exists(op):
    op.drop_constraint("uq_legacy_code", "legacy", type_="unique", if_exists=True)
    op.drop_constraint("ck_legacy", "legacy", type_="check", if_exists=True)


@of_both(account_and_purchase)
def drop_column__key_and_foreign_key(op):
    op.drop_column("purchase", "account_id")


@of_both(account_and_purchase)
def drop_column__foreign_key_if_exists(op):
    op.drop_column("purchase", "account_id", if_exists=True)


# -- one ALTER TABLE for a batch ----------------------------------------------------------------------------


@case(account_and_purchase)
def batch__changes_that_write_the_rows_again(op):
    with op.batch_alter_table("account") as batch:
        batch.alter_column("name", type_=sa.Text())
        batch.alter_column("level", nullable=False, server_default="1")
        batch.create_unique_constraint("uq_account_digits", ["digits"])
        batch.create_index("ix_account_status", ["status", "level"])
        batch.drop_index("ix_account_name")
        batch.drop_constraint("uq_account_email", type_="unique")


@case(account)
def batch__changes_that_leave_the_rows_as_they_are(op):
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("nickname", sa.String(30)))
        batch.add_column(sa.Column("shoe_size", sa.SmallInteger(), server_default="42"), insert_after="nickname")
        batch.alter_column("name", new_column_name="full_name")
        batch.alter_column("status", server_default="old")
        batch.drop_column("bio")
        batch.create_table_comment("who is who")


@case(account)
def batch__instant_changes_apart_from_others(op):
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("nickname", sa.String(30)))
        batch.add_column(sa.Column("shoe_size", sa.SmallInteger()))
        batch.alter_column("visits", type_=sa.BigInteger())
        batch.alter_column("digits", type_=sa.Integer())
        batch.drop_column("bio")
        batch.drop_column("born_on")


@case(account)
def batch__what_speaks_of_a_change_comes_after_it(op):
    with op.batch_alter_table("account") as batch:
        batch.alter_column("name", type_=sa.String(60), new_column_name="full_name")
        batch.alter_column("full_name", nullable=False)
        batch.create_unique_constraint("uq_account_name", ["full_name"])
        batch.drop_constraint("uq_account_name", type_="unique")
        batch.create_unique_constraint("uq_account_name", ["full_name", "digits"])


@case(account_and_purchase)
def batch__keys_exchanged(op):
    with op.batch_alter_table("purchase") as batch:
        batch.drop_constraint("pk_purchase", type_="primary")
        batch.create_primary_key("pk_purchase", ["id", "account_id"])
        batch.drop_constraint("fk_purchase_account", type_="foreignkey")
        batch.create_foreign_key("fk_purchase_buyer", "account", ["account_id"], ["id"], ondelete="CASCADE")
        batch.create_check_constraint("ck_purchase_total", "total > 0")


@case(account)
def batch__column_moved(op):
    with op.batch_alter_table("account") as batch:
        batch.alter_column("status", insert_after="email")
        batch.alter_column("born_on", insert_before="id")
        batch.alter_column("level", insert_before="digits", type_=sa.Integer())


@case(generated)
def batch__table_with_a_generated_column(op):
    with op.batch_alter_table("line_item") as batch:
        batch.add_column(sa.Column("note", sa.String(30)), insert_after="id")
        batch.add_column(sa.Column("twice", sa.Integer(), sa.Computed("quantity * 2", persisted=False)))
        batch.add_column(sa.Column("seen", sa.Integer()))


@case(generated)
def batch__computed_changed(op):
    with op.batch_alter_table("line_item") as batch:
        batch.alter_column("total", server_default=sa.Computed("price * quantity * 2"))


@of_both(account_and_purchase)
def create_foreign_key__action_on_a_checked_column(op):
    op.create_check_constraint("ck_purchase_account", "purchase", sa.column("account_id") > 0)
    op.create_foreign_key("fk_again", "purchase", "account", ["account_id"], ["id"], onupdate="CASCADE")


@of_both(account_and_purchase)
def add_column__checked_and_set_null(op):
    op.add_column(
        "purchase",
        sa.Column(
            "payer_id",
            sa.Integer(),
            sa.ForeignKey("account.id", name="fk_purchase_payer", ondelete="SET NULL"),
            sa.CheckConstraint("payer_id > 0", name="ck_purchase_payer"),
        ),
    )


@of_both(account_and_purchase)
def add_column__checked_and_deleted_along(op):
    op.add_column(
        "purchase",
        sa.Column(
            "payer_id",
            sa.Integer(),
            sa.ForeignKey("account.id", name="fk_purchase_payer", ondelete="CASCADE"),
            sa.CheckConstraint("payer_id > 0", name="ck_purchase_payer"),
        ),
    )


@of_both()
def create_table__enum_without_values(op):
    op.create_table("mood", sa.Column("kind", sa.Enum(name="kind")))

"""`--types portable`: columns without a length that stand in a key, where the database has no keys over them."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from tests.golden.case import case

portable = partial(case, portable=True)


def documents(op):
    """Texts and bytes without a length, none of them in a key, with rows."""
    table = op.create_table(
        "document",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("path", sa.Text(), nullable=False, comment="where it lies"),
        sa.Column("title", sa.Text()),
        sa.Column("body", sa.UnicodeText()),
        sa.Column("digest", sa.LargeBinary()),
    )
    op.bulk_insert(table, [{"id": 1, "path": "/a", "title": "A", "body": "a"}, {"id": 2, "path": "/b", "title": "B"}])


def owners(op):
    """A table whose key is a text without a length, with a row."""
    table = op.create_table(
        "owner", sa.Column("name", sa.Text(), primary_key=True), sa.Column("mail", sa.Text(), unique=True)
    )
    op.bulk_insert(table, [{"name": "ann", "mail": "ann@example.org"}])


@portable()
def types_in_keys__of_new_table(op):
    op.create_table(
        "owner",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("mail", sa.Text(), unique=True),
        sa.Column("city", sa.Text(), index=True),
        sa.Column("code", sa.Text()),
        sa.Column("photo", sa.LargeBinary()),
        sa.Column("bio", sa.Text()),
        sa.UniqueConstraint("code", "photo", name="uq_owner_code"),
    )


@portable(only=("mysql", "mariadb", "mssql", "oracle"))
def types_in_keys__length_given(op):
    op.create_table("owner", sa.Column("name", sa.Text(40), primary_key=True))


@portable()
def types_in_keys__reference_in_new_table(op):
    op.create_table("city", sa.Column("code", sa.String(36), primary_key=True))
    op.create_table(
        "owner",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("boss", sa.Text(), sa.ForeignKey("owner.name")),
        sa.Column("city", sa.Text(), sa.ForeignKey("city.code")),
    )


@portable(owners)
def types_in_keys__reference_in_new_column(op):
    op.create_table("pet", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("pet", sa.Column("owner", sa.Text(), sa.ForeignKey("owner.name"), index=True))
    op.add_column("pet", sa.Column("chip", sa.Text(), unique=True))
    op.add_column("pet", sa.Column("kind", sa.Text(), index=True))


@portable(owners)
def types_in_keys__reference_added(op):
    op.create_table(
        "pet",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text()),
    )
    op.create_foreign_key("fk_pet_owner", "pet", "owner", ["owner"], ["name"])
    op.create_foreign_key("fk_pet_mail", "pet", "owner", ["mail"], ["mail"])


@portable(documents)
def types_in_keys__unique_added(op):
    op.create_unique_constraint("uq_document_path", "document", ["path"])


@portable()
def types_in_keys__default_kept(op):
    op.create_table("page", sa.Column("path", sa.Text(), server_default="/"))
    op.create_unique_constraint("uq_page_path", "page", ["path"])


@portable(documents)
def types_in_keys__unique_added_and_dropped(op):
    op.create_unique_constraint("uq_document_path", "document", ["path"])
    op.drop_constraint("uq_document_path", "document", type_="unique")


@portable(documents)
def types_in_keys__unique_added_in_batch(op):
    with op.batch_alter_table("document") as batch_op:
        batch_op.create_unique_constraint("uq_document_title", ["title"])


@portable(documents)
def types_in_keys__primary_key_added(op):
    op.create_table("page", sa.Column("path", sa.Text(), nullable=False), sa.Column("number", sa.Integer()))
    op.create_primary_key("pk_page", "page", ["path"])


@portable(documents)
def types_in_keys__index_added(op):
    op.create_index("ix_document_title", "document", ["id", "title"])


@portable(documents)
def types_in_keys__unique_index_added(op):
    op.create_index("ix_document_digest", "document", ["digest"], unique=True)


@portable(documents)
def types_in_keys__index_with_length(op):
    op.create_index("ix_document_title", "document", ["title"], unique=True, mysql_length={"title": 20})


@portable(owners)
def types_in_keys__type_of_column_in_key(op):
    op.create_table("code", sa.Column("id", sa.String(20), primary_key=True), sa.Column("text", sa.String(20)))
    op.alter_column("code", "id", type_=sa.Text(), existing_type=sa.String(20))
    op.alter_column("code", "text", type_=sa.Text(), existing_type=sa.String(20))


@case(documents, only=("mysql", "mariadb"))
def types_in_keys__exact_index(op):
    op.create_index("ix_document_title", "document", ["title"])


@case(documents, only=("mysql", "mariadb", "mssql", "oracle"))
def types_in_keys__exact_unique(op):
    op.create_unique_constraint("uq_document_title", "document", ["title"])


@case(only=("mysql", "mariadb", "mssql", "oracle"))
def types_in_keys__exact_new_table(op):
    op.create_table("owner", sa.Column("name", sa.Text(), primary_key=True))


@case(documents, only=("mysql", "mariadb", "mssql", "oracle"))
def types_in_keys__exact_new_column(op):
    op.add_column("document", sa.Column("code", sa.Text(), unique=True))

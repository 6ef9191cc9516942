"""labels of products

The other branch: an association table, and an index over some rows only where the database has such.

Revision ID: 0007
Revises: 0005
Create Date: 2026-03-20 09:10:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    label = op.create_table(
        "label",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("name", name="uq_label_name"),
    )
    op.create_table(
        "product_label",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("label_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("product_id", "label_id", name="pk_product_label"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_pl_product", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["label_id"], ["label.id"], name="fk_pl_label", ondelete="CASCADE"),
    )
    op.create_index(
        "ix_label_in_use",
        "label",
        ["retired"],
        postgresql_where=sa.text("NOT retired"),
        sqlite_where=sa.text("retired = 0"),
        mssql_where=sa.text("retired = 0"),
    )
    op.bulk_insert(label, [{"id": 1, "name": "new"}, {"id": 2, "name": "organic"}])


def downgrade() -> None:
    op.drop_index("ix_label_in_use", table_name="label")
    op.drop_table("product_label")
    op.drop_table("label")

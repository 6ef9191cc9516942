"""customers and products

The first tables: keys, unique constraints, checks, defaults and comments.

Revision ID: 0001
Revises:
Create Date: 2026-01-12 09:00:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

product_kind = sa.Enum("goods", "service", "voucher", name="product_kind")


def upgrade() -> None:
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(255), nullable=False, comment="login, and where invoices go"),
        sa.Column("full_name", sa.String(120), nullable=False),
        sa.Column("fax", sa.String(40)),
        sa.Column("created_at", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.UniqueConstraint("email", name="uq_customer_email"),
        comment="whoever has ordered something, once",
    )
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("sku", sa.String(32), nullable=False),
        sa.Column("title", sa.Unicode(200), nullable=False),
        sa.Column("price", sa.Numeric(10, 2), nullable=False, server_default="0"),
        sa.Column("kind", product_kind, nullable=False),
        sa.UniqueConstraint("sku", name="uq_product_sku"),
        sa.CheckConstraint("price >= 0", name="ck_product_price"),
    )
    op.create_index("ix_product_title", "product", ["title"])


def downgrade() -> None:
    op.drop_index("ix_product_title", table_name="product")
    op.drop_table("product")
    op.drop_table("customer")
    product_kind.drop(op.get_bind(), checkfirst=True)

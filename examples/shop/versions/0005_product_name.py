"""a product has a name, not a title

A column is renamed; its index goes along and gets a name to match. No downgrade() is written: it is derived.

Revision ID: 0005
Revises: 0004
Create Date: 2026-03-03 11:05:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("product", "title", new_column_name="name", existing_type=sa.Unicode(200), existing_nullable=False)
    op.drop_index("ix_product_title", table_name="product")
    op.create_index("ix_product_name", "product", ["name"])

"""second thoughts

What SQLite can't ALTER: a foreign key and a unique constraint go, a column with an index goes, a type and a default
change. There the tables are made anew and their rows moved; elsewhere these are plain ALTERs. The way back is derived.

Revision ID: 0011
Revises: 0010
Create Date: 2026-05-21 13:30:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("fk_row_product", "order_line", type_="foreignkey")
    op.drop_constraint("uq_label_name", "label", type_="unique")
    op.drop_index("ix_customer_points", table_name="customer")
    op.drop_column("customer", "points")
    with op.batch_alter_table("product") as batch_op:
        batch_op.alter_column("price", type_=sa.Numeric(12, 4), server_default="1")
        batch_op.alter_column("sku", type_=sa.String(40))

"""an order has lines

A table is renamed; the foreign keys that leave it stay. Nobody has a fax any more.

Revision ID: 0009
Revises: 0008
Create Date: 2026-04-08 15:25:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("order_row", "order_line")
    with op.batch_alter_table("customer") as batch_op:
        batch_op.drop_column("fax")
        batch_op.add_column(sa.Column("country", sa.String(2), nullable=False, server_default="DE"))
        batch_op.create_index("ix_customer_country", ["country", "full_name"])


def downgrade() -> None:
    with op.batch_alter_table("customer") as batch_op:
        batch_op.drop_index("ix_customer_country")
        batch_op.drop_column("country")
        batch_op.add_column(sa.Column("fax", sa.String(40)))
    op.rename_table("order_line", "order_row")

"""orders and their lines

Foreign keys with actions, a composite primary key, an enum type that is used twice.

Revision ID: 0002
Revises: 0001
Create Date: 2026-01-20 10:30:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

order_state = sa.Enum("new", "paid", "shipped", "returned", name="order_state")


def upgrade() -> None:
    op.create_table(
        "customer_order",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("state", order_state, nullable=False, server_default="new"),
        sa.Column("ordered_at", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_order_customer"),
    )
    op.create_table(
        "order_row",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("order_id", "position", name="pk_order_row"),
        sa.ForeignKeyConstraint(["order_id"], ["customer_order.id"], name="fk_row_order", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_row_product"),
        sa.CheckConstraint("quantity > 0", name="ck_order_row_quantity"),
    )
    op.create_table(
        "order_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("state", order_state, nullable=False),
        sa.Column("note", sa.Text()),
        sa.ForeignKeyConstraint(["order_id"], ["customer_order.id"], name="fk_event_order", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("order_event")
    op.drop_table("order_row")
    op.drop_table("customer_order")
    order_state.drop(op.get_bind(), checkfirst=True)

"""loyalty points

Columns with and without defaults, an index, a comment, and rows brought up to date by one statement.

Revision ID: 0004
Revises: 0003
Create Date: 2026-02-17 16:40:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

customer = sa.table("customer", sa.column("email", sa.String), sa.column("newsletter", sa.Boolean))


def upgrade() -> None:
    op.add_column("customer", sa.Column("phone", sa.String(40)))
    op.add_column("customer", sa.Column("points", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("customer", sa.Column("newsletter", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_customer_points", "customer", ["points"])
    op.execute(sa.update(customer).where(customer.c.email.like("%@example.com")).values(newsletter=True))


def downgrade() -> None:
    op.drop_index("ix_customer_points", table_name="customer")
    op.drop_column("customer", "newsletter")
    op.drop_column("customer", "points")
    op.drop_column("customer", "phone")

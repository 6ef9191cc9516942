"""reviews

One of two branches that were written at the same time.

Revision ID: 0006
Revises: 0005
Create Date: 2026-03-19 14:00:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0006"
down_revision = "0005"
branch_labels = ("reviews",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("product_id", sa.Integer(), sa.ForeignKey("product.id", name="fk_review_product"), nullable=False),
        sa.Column("stars", sa.SmallInteger(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("hidden", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name="ck_review_stars"),
    )
    op.create_index("ix_review_product", "review", ["product_id", sa.text("stars DESC")])


def downgrade() -> None:
    op.drop_index("ix_review_product", table_name="review")
    op.drop_table("review")

"""the first products

Rows, with everything that breaks a careless literal.

Revision ID: 0003
Revises: 0002
Create Date: 2026-02-02 08:15:00
"""

import sqlalchemy as sa

from sqlgen import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

product = sa.table(
    "product",
    sa.column("id", sa.Integer),
    sa.column("sku", sa.String),
    sa.column("title", sa.Unicode),
    sa.column("price", sa.Numeric(10, 2)),
    sa.column("kind", sa.String),
)


def upgrade() -> None:
    op.bulk_insert(
        product,
        [
            {"id": 1, "sku": "TEA-01", "title": "Earl Grey, 100 g", "price": "6.50", "kind": "goods"},
            {"id": 2, "sku": "TEA-02", "title": 'Baker\'s "Oolong" 烏龍', "price": "9.90", "kind": "goods"},
            {"id": 3, "sku": "GIFT", "title": "Voucher: 50 % off & more", "price": "25.00", "kind": "voucher"},
            {"id": 4, "sku": "WRAP", "title": "Gift wrapping", "price": "2.00", "kind": "service"},
        ],
    )


def downgrade() -> None:
    op.execute(sa.delete(product).where(product.c.id.in_([1, 2, 3, 4])))

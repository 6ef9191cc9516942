"""reviews and labels come together

Revision ID: 0008
Revises: 0006, 0007
Create Date: 2026-03-23 08:00:00
"""

revision = "0008"
down_revision = ("0006", "0007")
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass

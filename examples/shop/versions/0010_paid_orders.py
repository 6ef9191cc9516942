"""paid orders at a glance, and a trace of what happens to them

A view for all databases; a trigger where the author wrote one.

Revision ID: 0010
Revises: 0009
Create Date: 2026-05-05 09:45:00
"""

from sqlgen import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE VIEW paid_order AS SELECT id, customer_id FROM customer_order WHERE state = 'paid'")
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            """
            CREATE TRIGGER tr_order_line_added AFTER INSERT ON order_line
            BEGIN
              INSERT INTO order_event (order_id, state, note) VALUES (NEW.order_id, 'new', 'a line was added');
            END
            """
        )


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TRIGGER tr_order_line_added")
    op.execute("DROP VIEW paid_order")

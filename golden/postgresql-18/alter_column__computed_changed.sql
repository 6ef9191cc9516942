-- op.alter_column("line_item", "total", server_default=sa.Computed("price * quantity * 2"))
-- after: generated()

ALTER TABLE line_item ALTER COLUMN total SET EXPRESSION AS (price * quantity * 2);

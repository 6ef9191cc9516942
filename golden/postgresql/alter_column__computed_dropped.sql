-- op.alter_column("line_item", "total", server_default=None)
-- after: generated()

ALTER TABLE line_item ALTER COLUMN total DROP EXPRESSION;

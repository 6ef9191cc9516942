-- op.drop_column("line_item", "total")
-- after: generated()

ALTER TABLE line_item DROP COLUMN total;

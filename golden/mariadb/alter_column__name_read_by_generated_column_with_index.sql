-- op.create_index("ix_total", "line_item", ["total"])
-- op.alter_column("line_item", "price", new_column_name="unit_price")
-- after: generated()

CREATE INDEX ix_total ON line_item (total);
ALTER TABLE line_item RENAME COLUMN price TO unit_price;

-- op.alter_column("line_item", "price", new_column_name="unit_price")
-- after: generated()

ALTER TABLE line_item RENAME COLUMN price TO unit_price;

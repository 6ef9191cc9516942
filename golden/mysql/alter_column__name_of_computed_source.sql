-- op.alter_column("line_item", "price", new_column_name="unit_price")
-- after: generated()

ALTER TABLE line_item DROP COLUMN total;
ALTER TABLE line_item RENAME COLUMN price TO unit_price;
ALTER TABLE line_item ADD COLUMN total INTEGER GENERATED ALWAYS AS (unit_price * quantity) AFTER quantity;

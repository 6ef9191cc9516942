-- op.alter_column("line_item", "total", type_=sa.BigInteger())
-- after: generated()

ALTER TABLE line_item MODIFY COLUMN total BIGINT GENERATED ALWAYS AS (price * quantity);

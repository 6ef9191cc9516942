-- op.alter_column("line_item", "price", type_=sa.BigInteger())
-- after: generated()

ALTER TABLE line_item MODIFY COLUMN price BIGINT NOT NULL;

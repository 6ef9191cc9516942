-- op.alter_column("elaborate", "twice", server_default=sa.Computed("price + price", persisted=True))
-- after: elaborate()

ALTER TABLE elaborate MODIFY COLUMN twice INTEGER GENERATED ALWAYS AS (price + price) STORED COMMENT 'computed';

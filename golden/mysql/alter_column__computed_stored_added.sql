-- op.alter_column("line_item", "quantity", server_default=sa.Computed("price + 1", persisted=True))
-- after: generated()

ALTER TABLE line_item MODIFY COLUMN quantity INTEGER GENERATED ALWAYS AS (price + 1) STORED NOT NULL;

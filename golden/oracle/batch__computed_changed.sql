-- with op.batch_alter_table("line_item") as batch:
--     batch.alter_column("total", server_default=sa.Computed("price * quantity * 2"))
-- after: generated()

ALTER TABLE line_item MODIFY total GENERATED ALWAYS AS (price * quantity * 2) VIRTUAL;

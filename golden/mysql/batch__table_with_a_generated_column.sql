-- with op.batch_alter_table("line_item") as batch:
--     batch.add_column(sa.Column("note", sa.String(30)), insert_after="id")
--     batch.add_column(sa.Column("twice", sa.Integer(), sa.Computed("quantity * 2", persisted=False)))
--     batch.add_column(sa.Column("seen", sa.Integer()))
-- after: generated()

ALTER TABLE line_item ADD COLUMN note VARCHAR(30) AFTER id;
ALTER TABLE line_item ADD COLUMN twice INTEGER GENERATED ALWAYS AS (quantity * 2) VIRTUAL;
ALTER TABLE line_item ADD COLUMN seen INTEGER;

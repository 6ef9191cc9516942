-- with op.batch_alter_table("line_item") as batch:
--     batch.add_column(sa.Column("note", sa.String(30)), insert_after="id")
--     batch.add_column(sa.Column("twice", sa.Integer(), sa.Computed("quantity * 2", persisted=False)))
--     batch.add_column(sa.Column("seen", sa.Integer()))
-- after: generated()

-- note doesn't get the place that was asked for: PostgreSQL has no way to move a column, only a table that is made anew (recreate="always") has another order
ALTER TABLE line_item ADD COLUMN note VARCHAR(30);

-- REFUSED: SG401 PostgreSQL can't do this: add column twice to line_item
--   why: generated columns that aren't stored (twice): it needs PostgreSQL 18, the script is for 15
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

-- with op.batch_alter_table("line_item") as batch:
--     batch.add_column(sa.Column("note", sa.String(30)), insert_after="id")
--     batch.add_column(sa.Column("twice", sa.Integer(), sa.Computed("quantity * 2", persisted=False)))
--     batch.add_column(sa.Column("seen", sa.Integer()))
-- after: generated()

-- REFUSED: SG401 SQLite can't do this: rebuild table line_item: add column note to line_item; add column twice to line_item; add column seen to line_item
--   why: generated columns that aren't stored (twice): it needs SQLite 3.31, the script is for 3.26
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

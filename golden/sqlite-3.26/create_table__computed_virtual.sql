-- op.create_table(
--     "line_item",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("price", sa.Integer()),
--     sa.Column("double_price", sa.Integer(), sa.Computed("price * 2", persisted=False)),
-- )

-- REFUSED: SG401 SQLite can't do this: create table line_item
--   why: generated columns that aren't stored (double_price): it needs SQLite 3.31, the script is for 3.26
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

-- op.create_table(
--     "line_item",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("price", sa.Integer()),
--     sa.Column("double_price", sa.Integer(), sa.Computed("price * 2", persisted=False)),
-- )

-- REFUSED: SG401 PostgreSQL can't do this: create table line_item
--   why: generated columns that aren't stored (double_price): it needs PostgreSQL 18, the script is for 15
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

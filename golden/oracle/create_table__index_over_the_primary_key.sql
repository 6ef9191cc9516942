-- op.create_table("coin", sa.Column("id", sa.Integer(), primary_key=True, index=True))

-- REFUSED: SG210 table "coin" already has a primary key over (id)
--   why: Oracle refuses an index over the same columns, in the same order
--   do:  leave the index out for this database: if op.get_context().dialect.name != ...
--   do:  drop the primary key first

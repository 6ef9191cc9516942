-- op.alter_column("line_item", "quantity", server_default=sa.Computed("price + 1"))
-- after: generated()

-- REFUSED: SG401 Oracle can't do this: alter column quantity of line_item: generation expression
--   why: Oracle can't make an existing column a virtual one; add a new column and drop the old one
--   do:  op.drop_column() it, then op.add_column() it with the expression

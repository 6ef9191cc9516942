-- op.alter_column("line_item", "quantity", server_default=sa.Computed("price + 1"))
-- after: generated()

-- REFUSED: SG401 PostgreSQL can't do this: alter column quantity of line_item: generation expression
--   why: PostgreSQL can't make an existing column a generated one; add a new column and drop the old one
--   do:  op.add_column() the generated column under another name, then op.drop_column() and rename

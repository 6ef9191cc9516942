-- op.alter_column("line_item", "total", server_default=sa.Computed("price * quantity * 2"))
-- after: generated()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column total of line_item: generation expression
--   why: SQL Server can't change a computed column; drop it and add it again
--   do:  op.drop_column() it, then op.add_column() it with the expression

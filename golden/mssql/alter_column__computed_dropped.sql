-- op.alter_column("line_item", "total", server_default=None)
-- after: generated()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column total of line_item: generation expression
--   why: SQL Server can't make a computed column a plain one; add a new column and drop the old one
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename

-- op.alter_column("line_item", "total", server_default=None)
-- after: generated()

-- REFUSED: SG401 Oracle can't do this: alter column total of line_item: generation expression
--   why: Oracle can't make a virtual column a plain one; add a new column and drop the old one
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename

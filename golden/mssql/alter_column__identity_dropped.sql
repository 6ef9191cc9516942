-- op.alter_column("ticket", "id", server_default=None)
-- after: counted_by_identity()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column id of ticket: identity
--   why: SQL Server can't take IDENTITY from a column; add a new column and drop the old one
--   do:  op.add_column() the new column, op.execute() an UPDATE that fills it, then op.drop_column() and rename

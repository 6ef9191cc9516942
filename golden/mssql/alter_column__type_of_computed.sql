-- op.alter_column("line_item", "total", type_=sa.BigInteger())
-- after: generated()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column total of line_item: type
--   why: the type of a computed column is that of its expression (error 4928)
--   do:  op.drop_column() it, then op.add_column() it with CAST(... AS ...) in its expression

-- op.add_column("document", sa.Column("code", sa.Text(), unique=True))
-- after: documents()

-- REFUSED: SG401 Microsoft SQL Server can't do this: add column code to document
--   why: a key can't be on code, which is VARCHAR(max) (error 1919)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mssql")
--   do:  --types portable gives it one

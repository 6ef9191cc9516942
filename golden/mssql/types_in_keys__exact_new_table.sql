-- op.create_table("owner", sa.Column("name", sa.Text(), primary_key=True))

-- REFUSED: SG401 Microsoft SQL Server can't do this: create table owner
--   why: a key can't be on name, which is VARCHAR(max) (error 1919)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mssql")
--   do:  --types portable gives it one

-- op.alter_column("certificate", "store", existing_type=sa.String(36), type_=sa.Text(), existing_nullable=False)
-- after: certificates()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column store of certificate: type
--   why: a primary key can't be on store, which is VARCHAR(max) (error 1919)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mssql")
--   do:  --types portable gives it one

-- op.execute("CREATE VIEW dbo.bound WITH SCHEMABINDING AS SELECT id, email FROM dbo.account")
-- op.alter_column("account", "email", type_=sa.String(200), existing_nullable=False)
-- after: read_by_others()

CREATE VIEW dbo.bound WITH SCHEMABINDING AS SELECT id, email FROM dbo.account;
GO

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column email of account: type
--   why: the server refuses while these depend on email (errors 5074, 15336): view "bound" WITH SCHEMABINDING
--   do:  drop them first, and add them again afterwards

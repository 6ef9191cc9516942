-- op.create_exclude_constraint("ex_account_level", "account", ("level", "="), using="btree")
-- after: account()

-- REFUSED: SG401 Microsoft SQL Server can't do this: add exclude constraint ex_account_level to account
--   why: SQL Server has no exclude constraints
--   do:  leave it out for this database: if op.get_context().dialect.name == "postgresql": ...

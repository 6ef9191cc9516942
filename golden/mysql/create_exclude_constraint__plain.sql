-- op.create_exclude_constraint("ex_account_level", "account", ("level", "="), using="btree")
-- after: account()

-- REFUSED: SG401 MySQL can't do this: add exclude constraint ex_account_level to account
--   why: MySQL has no exclude constraints
--   do:  leave it out for this database: if op.get_context().dialect.name == "postgresql": ...

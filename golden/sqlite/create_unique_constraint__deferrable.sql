-- op.create_unique_constraint("uq_account_email", "account", ["email"], deferrable=True, initially="DEFERRED")
-- after: account()

-- REFUSED: SG401 SQLite can't do this: rebuild table account: add unique constraint uq_account_email to account
--   why: only a foreign key can be deferrable
--   do:  leave deferrable and initially out for this database: if op.get_context().dialect.name != "sqlite": ...

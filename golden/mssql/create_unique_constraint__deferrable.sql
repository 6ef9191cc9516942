-- op.create_unique_constraint("uq_account_email", "account", ["email"], deferrable=True, initially="DEFERRED")
-- after: account()

-- REFUSED: SG401 Microsoft SQL Server can't do this: add unique constraint uq_account_email to account
--   why: DEFERRABLE constraints (uq_account_email): SQL Server checks constraints statement by statement, nothing can be deferred
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
--   do:  --types portable writes it without DEFERRABLE, checked statement by statement

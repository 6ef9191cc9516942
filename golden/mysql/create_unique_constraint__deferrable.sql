-- op.create_unique_constraint("uq_account_email", "account", ["email"], deferrable=True, initially="DEFERRED")
-- after: account()

-- REFUSED: SG401 MySQL can't do this: add unique constraint uq_account_email to account
--   why: DEFERRABLE constraints (uq_account_email): MySQL checks constraints row by row, nothing can be deferred
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
--   do:  --types portable writes it without DEFERRABLE, checked row by row

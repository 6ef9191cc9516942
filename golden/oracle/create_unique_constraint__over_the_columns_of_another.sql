-- op.create_unique_constraint("uq_account_email_again", "account", ["email"])
-- after: account_and_purchase()

-- REFUSED: SG210 table "account" already has a unique constraint over (email)
--   why: Oracle refuses a unique constraint over the same columns, in the same order
--   do:  leave the unique constraint out for this database: if op.get_context().dialect.name != ...
--   do:  drop the unique constraint first

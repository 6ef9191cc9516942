-- op.create_index("ix_account_email", "account", ["email"])
-- after: account_and_purchase()

-- REFUSED: SG210 table "account" already has a unique constraint over (email)
--   why: Oracle refuses an index over the same columns, in the same order
--   do:  leave the index out for this database: if op.get_context().dialect.name != ...
--   do:  drop the unique constraint first

-- op.drop_constraint("ck_account_visits", "account", type_="check", if_exists=True)
-- after: account_and_purchase()

-- REFUSED: SG401 SQLite can't do this: drop check constraint ck_account_visits of account
--   why: SQLite has no DROP CONSTRAINT IF EXISTS, nor any other way to ask in a script
--   do:  leave if_exists out: the catalog knows whether the constraint is there

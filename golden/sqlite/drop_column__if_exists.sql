-- op.drop_column("account", "bio", if_exists=True)
-- after: account()

-- REFUSED: SG401 SQLite can't do this: drop column bio of account
--   why: SQLite has no DROP COLUMN IF EXISTS, nor any other way to ask in a script
--   do:  leave if_exists out: the catalog knows whether the column is there

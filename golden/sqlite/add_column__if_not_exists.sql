-- op.add_column("account", sa.Column("nickname", sa.String(30)), if_not_exists=True)
-- after: account()

-- REFUSED: SG401 SQLite can't do this: add column nickname to account
--   why: SQLite has no ADD COLUMN IF NOT EXISTS, nor any other way to ask in a script
--   do:  leave if_not_exists out: the catalog knows whether the column is there

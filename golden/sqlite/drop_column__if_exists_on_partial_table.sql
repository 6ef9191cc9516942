-- op.drop_column("legacy", "code", if_exists=True)
-- after: legacy(), unseen by any revision

-- REFUSED: SG401 SQLite can't do this: drop column code of legacy
--   why: SQLite has no DROP COLUMN IF EXISTS, nor any other way to ask in a script
--   do:  leave if_exists out: the catalog knows whether the column is there

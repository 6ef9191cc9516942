-- op.create_index("ix_account_level", "account", ["name"], postgresql_where=sa.text("level > 5"))
-- op.create_index("ix_account_email", "account", ["email"], unique=True, postgresql_where=sa.text("level > 5"))
-- after: account()

-- the whole table, without WHERE: Oracle has no partial indexes; an index on CASE WHEN ... END leaves out what is NULL
CREATE INDEX ix_account_level ON account (name);

-- REFUSED: SG401 Oracle can't do this: create unique index ix_account_email on account
--   why: without its WHERE ix_account_email would be unique over all rows; Oracle has no partial indexes; an index on CASE WHEN ... END leaves out what is NULL
--   do:  index an expression that is NULL for the others: sa.text("CASE WHEN condition THEN column END")
--   do:  --types portable does so, where the condition means the same everywhere

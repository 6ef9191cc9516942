-- op.create_index("ix_account_level", "account", [sa.column("level").desc().nulls_last()])
-- after: account()

-- REFUSED: SG401 MySQL can't do this: create index ix_account_level on account
--   why: NULLS FIRST and LAST in an index (ix_account_level): MySQL doesn't have it
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

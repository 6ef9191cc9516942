-- op.create_index("ix_account_level", "account", [sa.column("level").desc().nulls_last()])
-- after: account()

-- REFUSED: SG401 Microsoft SQL Server can't do this: create index ix_account_level on account
--   why: NULLS FIRST and LAST in an index (ix_account_level): SQL Server has no NULLS FIRST or LAST
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

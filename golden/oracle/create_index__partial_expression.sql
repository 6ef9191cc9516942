-- op.create_index(
--     "ix_account_level",
--     "account",
--     ["level"],
--     postgresql_where=sa.column("level") > 5,
--     sqlite_where=sa.column("level") > 5,
--     mssql_where=sa.column("level") > 5,
-- )
-- after: account()

-- the whole table, without WHERE: Oracle has no partial indexes; an index on CASE WHEN ... END leaves out what is NULL
CREATE INDEX ix_account_level ON account ("level");

-- op.create_index(
--     "ix_account_level",
--     "account",
--     ["level"],
--     postgresql_where=sa.column("level") > 5,
--     sqlite_where=sa.column("level") > 5,
--     mssql_where=sa.column("level") > 5,
-- )
-- after: account()

-- the whole table, without WHERE: MariaDB has no partial indexes
CREATE INDEX ix_account_level ON account (level);

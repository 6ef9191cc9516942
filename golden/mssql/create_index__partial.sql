-- op.create_index(
--     "ix_account_active",
--     "account",
--     ["email"],
--     unique=True,
--     postgresql_where=sa.text("status = 'new'"),
--     sqlite_where=sa.text("status = 'new'"),
--     mssql_where=sa.text("status = 'new'"),
-- )
-- after: account()

CREATE UNIQUE INDEX ix_account_active ON account (email) WHERE status = 'new';
GO

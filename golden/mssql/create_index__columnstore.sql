-- op.create_index("ix_account_visits", "account", ["visits", "level"], mssql_columnstore=True)
-- after: account()

CREATE COLUMNSTORE INDEX ix_account_visits ON account (visits, level);
GO

-- op.create_index("ix_account_name", "account", ["name"], mssql_clustered=False)
-- after: account()

CREATE INDEX ix_account_name ON account (name);

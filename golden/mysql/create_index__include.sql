-- op.create_index(
--     "ix_account_email", "account", ["email"], postgresql_include=["name", "level"], mssql_include=["name", "level"]
-- )
-- after: account()

CREATE INDEX ix_account_email ON account (email);

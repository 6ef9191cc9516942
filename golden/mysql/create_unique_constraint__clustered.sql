-- op.create_unique_constraint("uq_account_email", "account", ["email"], mssql_clustered=False)
-- after: account()

ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email);

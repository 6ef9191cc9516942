-- op.drop_column("account", "status", mssql_drop_default=True, mssql_drop_check=True, mssql_drop_foreign_key=True)
-- after: account()

ALTER TABLE account DROP COLUMN status;

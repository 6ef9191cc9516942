-- op.drop_column("legacy", "code", mssql_drop_default=True)
-- after: legacy(), unseen by any revision

ALTER TABLE legacy DROP COLUMN code;

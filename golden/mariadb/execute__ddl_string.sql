-- op.execute(
--     "ALTER TABLE account ADD COLUMN extra INTEGER"
--     if op.get_context().dialect.name not in ("mssql", "oracle")
--     else "ALTER TABLE account ADD extra INTEGER"
-- )
-- op.execute("CREATE INDEX ix_account_extra ON account (extra)")
-- op.drop_index("ix_account_extra", table_name="account")
-- after: account()

ALTER TABLE account ADD COLUMN extra INTEGER;
CREATE INDEX ix_account_extra ON account (extra);
DROP INDEX ix_account_extra ON account;

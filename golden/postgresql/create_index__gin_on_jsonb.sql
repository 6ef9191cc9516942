-- op.add_column("account", sa.Column("data", postgresql.JSONB()))
-- op.create_index(
--     "ix_account_data", "account", ["data"], postgresql_using="gin", postgresql_ops={"data": "jsonb_path_ops"}
-- )
-- after: account()

ALTER TABLE account ADD COLUMN data JSONB;
CREATE INDEX ix_account_data ON account USING gin (data jsonb_path_ops);

-- op.drop_column("account", "name")
-- after: account_and_purchase()

ALTER TABLE account DROP COLUMN name;

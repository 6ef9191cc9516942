-- op.drop_column("account", "email")
-- after: account_and_purchase()

ALTER TABLE account DROP COLUMN email;

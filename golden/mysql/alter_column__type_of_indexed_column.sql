-- op.alter_column("account", "name", type_=sa.String(80))
-- after: account_and_purchase()

ALTER TABLE account MODIFY COLUMN name VARCHAR(80);

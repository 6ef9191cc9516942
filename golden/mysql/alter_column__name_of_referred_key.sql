-- op.alter_column("account", "id", new_column_name="account_no")
-- after: account_and_purchase()

ALTER TABLE account RENAME COLUMN id TO account_no;

-- op.alter_column("account", "name", new_column_name="full_name")
-- after: account()

ALTER TABLE account RENAME COLUMN name TO full_name;

-- op.alter_column("account", "name", new_column_name="Name")
-- after: account()

ALTER TABLE account RENAME COLUMN name TO `Name`;

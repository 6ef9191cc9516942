-- op.alter_column("account", "name", type_=sa.Text())
-- after: account()

ALTER TABLE account MODIFY COLUMN name TEXT;

-- op.alter_column("account", "name", type_=sa.Unicode(80))
-- after: account()

ALTER TABLE account MODIFY COLUMN name VARCHAR(80);

-- op.alter_column("account", "name", type_=sa.String(30))
-- after: account()

ALTER TABLE account MODIFY COLUMN name VARCHAR(30);

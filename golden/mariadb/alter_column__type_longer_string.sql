-- op.alter_column("account", "name", type_=sa.String(200))
-- after: account()

ALTER TABLE account MODIFY COLUMN name VARCHAR(200);

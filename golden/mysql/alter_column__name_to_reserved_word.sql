-- op.alter_column("account", "level", new_column_name="order")
-- after: account()

ALTER TABLE account RENAME COLUMN level TO `order`;

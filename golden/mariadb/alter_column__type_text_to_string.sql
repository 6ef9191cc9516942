-- op.alter_column("account", "bio", type_=sa.String(400))
-- after: account()

ALTER TABLE account MODIFY COLUMN bio VARCHAR(400);

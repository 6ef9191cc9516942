-- op.alter_column("account", "active", type_=sa.Integer(), server_default="1")
-- after: account()

ALTER TABLE account MODIFY COLUMN active INTEGER NOT NULL DEFAULT '1';

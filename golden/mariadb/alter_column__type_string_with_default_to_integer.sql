-- op.alter_column("account", "status", server_default="0")
-- op.execute("UPDATE account SET status = '5'")
-- op.alter_column("account", "status", type_=sa.Integer())
-- after: account()

ALTER TABLE account ALTER COLUMN status SET DEFAULT '0';
UPDATE account SET status = '5';
ALTER TABLE account MODIFY COLUMN status INTEGER NOT NULL DEFAULT '0';

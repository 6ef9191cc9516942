-- op.alter_column("account", "created_at", type_=mysql.DATETIME(fsp=6))
-- after: account()

ALTER TABLE account MODIFY COLUMN created_at DATETIME(6) DEFAULT (CURRENT_TIMESTAMP);

-- op.alter_column("account", "created_at", type_=sa.DateTime(timezone=True))
-- after: account()

ALTER TABLE account MODIFY COLUMN created_at DATETIME DEFAULT CURRENT_TIMESTAMP;

-- op.alter_column("account", "status", nullable=True)
-- after: account()

ALTER TABLE account MODIFY COLUMN status VARCHAR(20) DEFAULT 'new';

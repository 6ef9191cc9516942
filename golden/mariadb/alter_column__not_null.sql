-- op.alter_column("account", "name", nullable=False)
-- after: account()

ALTER TABLE account MODIFY COLUMN name VARCHAR(50) NOT NULL;

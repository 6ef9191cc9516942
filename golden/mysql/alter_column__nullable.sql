-- op.alter_column("account", "email", nullable=True)
-- after: account()

ALTER TABLE account MODIFY COLUMN email VARCHAR(120);

-- op.alter_column("account", "name", nullable=False)
-- after: account()

ALTER TABLE account ALTER COLUMN name SET NOT NULL;

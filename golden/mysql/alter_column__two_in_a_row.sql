-- op.alter_column("account", "name", type_=sa.String(70))
-- op.alter_column("account", "name", nullable=False)
-- after: account()

ALTER TABLE account MODIFY COLUMN name VARCHAR(70);
ALTER TABLE account MODIFY COLUMN name VARCHAR(70) NOT NULL;

-- op.alter_column("account", "name", type_=sa.String(50, collation="C"))
-- after: account()

ALTER TABLE account ALTER COLUMN name TYPE VARCHAR(50) COLLATE "C";

-- op.alter_column("account", "name", type_=sa.String(50, collation="Latin1_General_CS_AS"))
-- after: account()

ALTER TABLE account ALTER COLUMN name VARCHAR(50) COLLATE Latin1_General_CS_AS NULL;
GO

-- op.alter_column("account", "email", type_=sa.String(200), existing_nullable=False)
-- after: read_by_others()

ALTER TABLE account ALTER COLUMN email VARCHAR(200) NOT NULL;
GO

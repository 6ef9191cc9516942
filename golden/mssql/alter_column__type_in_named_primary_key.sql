-- op.alter_column("store", "name", type_=sa.String(128), existing_type=sa.String(36), nullable=False)
-- after: certificates()

-- the primary key goes and comes back: if it is clustered, the table is written anew twice
ALTER TABLE store DROP CONSTRAINT pk_store;
GO
ALTER TABLE store ALTER COLUMN name VARCHAR(128) NOT NULL;
GO
ALTER TABLE store ADD CONSTRAINT pk_store PRIMARY KEY NONCLUSTERED (name);
GO

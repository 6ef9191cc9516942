-- op.create_table("pet", sa.Column("id", sa.Integer(), primary_key=True))
-- op.add_column("pet", sa.Column("owner", sa.Text(), sa.ForeignKey("owner.name"), index=True))
-- op.add_column("pet", sa.Column("chip", sa.Text(), unique=True))
-- op.add_column("pet", sa.Column("kind", sa.Text(), index=True))
-- with: --types portable
-- after: owners()

CREATE TABLE pet (
  id INTEGER NOT NULL IDENTITY,
  PRIMARY KEY (id)
);
GO
ALTER TABLE pet ADD owner VARCHAR(255) NULL;
GO
ALTER TABLE pet ADD FOREIGN KEY(owner) REFERENCES owner (name);
GO
CREATE INDEX ix_pet_owner ON pet (owner);
GO
ALTER TABLE pet ADD chip VARCHAR(255) NULL;
GO
ALTER TABLE pet ADD UNIQUE (chip);
GO
ALTER TABLE pet ADD kind VARCHAR(255) NULL;
GO
CREATE INDEX ix_pet_kind ON pet (kind);
GO

-- op.create_table("pet", sa.Column("id", sa.Integer(), primary_key=True))
-- op.add_column("pet", sa.Column("owner", sa.Text(), sa.ForeignKey("owner.name"), index=True))
-- op.add_column("pet", sa.Column("chip", sa.Text(), unique=True))
-- op.add_column("pet", sa.Column("kind", sa.Text(), index=True))
-- with: --types portable
-- after: owners()

CREATE TABLE pet (
  id INTEGER NOT NULL,
  PRIMARY KEY (id)
);
ALTER TABLE pet ADD owner VARCHAR2(255 CHAR);
ALTER TABLE pet ADD FOREIGN KEY(owner) REFERENCES owner (name);
CREATE INDEX ix_pet_owner ON pet (owner);
ALTER TABLE pet ADD chip VARCHAR2(255 CHAR);
ALTER TABLE pet ADD UNIQUE (chip);
ALTER TABLE pet ADD kind VARCHAR2(255 CHAR);
CREATE INDEX ix_pet_kind ON pet (kind);

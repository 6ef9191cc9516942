-- op.create_table("pet", sa.Column("id", sa.Integer(), primary_key=True))
-- op.add_column("pet", sa.Column("owner", sa.Text(), sa.ForeignKey("owner.name"), index=True))
-- op.add_column("pet", sa.Column("chip", sa.Text(), unique=True))
-- op.add_column("pet", sa.Column("kind", sa.Text(), index=True))
-- with: --types portable
-- after: owners()

CREATE TABLE pet (
  id INTEGER NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
);
ALTER TABLE pet ADD COLUMN owner VARCHAR(255);
ALTER TABLE pet ADD FOREIGN KEY(owner) REFERENCES owner (name);
CREATE INDEX ix_pet_owner ON pet (owner);
ALTER TABLE pet ADD COLUMN chip TEXT;
ALTER TABLE pet ADD UNIQUE (chip);
-- ix_pet_kind holds the first 255 characters of kind, which changes no answer: MariaDB has no index of all of it
ALTER TABLE pet ADD COLUMN kind TEXT;
CREATE INDEX ix_pet_kind ON pet (kind(255));

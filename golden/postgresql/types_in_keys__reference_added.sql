-- op.create_table(
--     "pet",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("owner", sa.Text(), nullable=False),
--     sa.Column("mail", sa.Text()),
-- )
-- op.create_foreign_key("fk_pet_owner", "pet", "owner", ["owner"], ["name"])
-- op.create_foreign_key("fk_pet_mail", "pet", "owner", ["mail"], ["mail"])
-- with: --types portable
-- after: owners()

CREATE TABLE pet (
  id SERIAL NOT NULL,
  owner TEXT NOT NULL,
  mail TEXT,
  PRIMARY KEY (id)
);
ALTER TABLE pet ADD CONSTRAINT fk_pet_owner FOREIGN KEY(owner) REFERENCES owner (name);
ALTER TABLE pet ADD CONSTRAINT fk_pet_mail FOREIGN KEY(mail) REFERENCES owner (mail);

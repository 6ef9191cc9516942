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
  id INTEGER NOT NULL IDENTITY,
  owner VARCHAR(max) NOT NULL,
  mail VARCHAR(max) NULL,
  PRIMARY KEY (id)
);
GO
-- pet.owner is to stand in a key: TEXT as VARCHAR(255); an error if a value is longer (2628, 8152)
ALTER TABLE pet ALTER COLUMN owner VARCHAR(255) NOT NULL;
GO
ALTER TABLE pet ADD CONSTRAINT fk_pet_owner FOREIGN KEY(owner) REFERENCES owner (name);
GO
-- pet.mail is to stand in a key: TEXT as VARCHAR(255); an error if a value is longer (2628, 8152)
ALTER TABLE pet ALTER COLUMN mail VARCHAR(255) NULL;
GO
ALTER TABLE pet ADD CONSTRAINT fk_pet_mail FOREIGN KEY(mail) REFERENCES owner (mail);
GO

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
  id INTEGER NOT NULL AUTO_INCREMENT,
  owner TEXT NOT NULL,
  mail TEXT,
  PRIMARY KEY (id)
);
-- pet.owner is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE pet MODIFY COLUMN owner VARCHAR(255) NOT NULL;
ALTER TABLE pet ADD CONSTRAINT fk_pet_owner FOREIGN KEY(owner) REFERENCES owner (name);
-- owner.mail is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE owner MODIFY COLUMN mail VARCHAR(255);
-- pet.mail is to stand in a key: TEXT as VARCHAR(255); in strict mode, which is the server's own, an error if a value is longer (1406)
ALTER TABLE pet MODIFY COLUMN mail VARCHAR(255);
ALTER TABLE pet ADD CONSTRAINT fk_pet_mail FOREIGN KEY(mail) REFERENCES owner (mail);

-- op.create_table(
--     "parcel",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letter.id", onupdate="CASCADE")),
--     sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id", onupdate="NO ACTION", ondelete="CASCADE")),
-- )
-- op.create_foreign_key("fk_letter_account", "letter", "account", ["account_id"], ["id"], onupdate="SET NULL")
-- with: --types portable
-- after: letters()

-- Oracle has no ON UPDATE NO ACTION: it does so without a word
-- the foreign key over (letter_id) is written without ON UPDATE CASCADE: an UPDATE of the key is an error while rows refer to it
CREATE TABLE parcel (
  id INTEGER NOT NULL,
  letter_id INTEGER,
  account_id INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(letter_id) REFERENCES letter (id),
  FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
);
-- fk_letter_account is written without ON UPDATE SET NULL: an UPDATE of the key is an error while rows refer to it
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id);

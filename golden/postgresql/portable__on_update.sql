-- op.create_table(
--     "parcel",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("letter_id", sa.Integer(), sa.ForeignKey("letter.id", onupdate="CASCADE")),
--     sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id", onupdate="NO ACTION", ondelete="CASCADE")),
-- )
-- op.create_foreign_key("fk_letter_account", "letter", "account", ["account_id"], ["id"], onupdate="SET NULL")
-- with: --types portable
-- after: letters()

CREATE TABLE parcel (
  id SERIAL NOT NULL,
  letter_id INTEGER,
  account_id INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(letter_id) REFERENCES letter (id) ON UPDATE CASCADE,
  FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE ON UPDATE NO ACTION
);
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id) ON UPDATE SET NULL;

-- op.create_table(
--     "letter",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_id", sa.Integer()),
--     sa.Column("number", sa.Integer()),
-- )
-- op.create_index("ix_letter_account", "letter", ["account_id", "number"])
-- op.create_foreign_key("fk_letter_account", "letter", "account", ["account_id"], ["id"])
-- op.drop_index("ix_letter_account", table_name="letter")
-- after: account_and_purchase()

CREATE TABLE letter (
  id INTEGER NOT NULL AUTO_INCREMENT,
  account_id INTEGER,
  number INTEGER,
  PRIMARY KEY (id)
);
CREATE INDEX ix_letter_account ON letter (account_id, number);
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id);
ALTER TABLE letter ADD INDEX IF NOT EXISTS fk_letter_account (account_id), DROP INDEX ix_letter_account;

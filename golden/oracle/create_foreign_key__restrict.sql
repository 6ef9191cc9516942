-- op.create_table("letter", sa.Column("id", sa.Integer()), sa.Column("account_id", sa.Integer()))
-- op.create_foreign_key(
--     "fk_letter_account", "letter", "account", ["account_id"], ["id"], ondelete="RESTRICT", onupdate="NO ACTION"
-- )
-- after: account()

CREATE TABLE letter (
  id INTEGER,
  account_id INTEGER
);
-- Oracle has no ON DELETE RESTRICT: it does so without a word
-- Oracle has no ON UPDATE NO ACTION: it does so without a word
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id);

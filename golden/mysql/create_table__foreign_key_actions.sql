-- op.create_table(
--     "letter",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_id", sa.Integer()),
--     sa.ForeignKeyConstraint(
--         ["account_id"], ["account.id"], name="fk_letter_account", ondelete="SET NULL", onupdate="CASCADE"
--     ),
-- )
-- after: account()

CREATE TABLE letter (
  id INTEGER NOT NULL AUTO_INCREMENT,
  account_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL ON UPDATE CASCADE
);

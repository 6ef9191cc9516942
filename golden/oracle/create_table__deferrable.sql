-- op.create_table(
--     "letter",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_id", sa.Integer()),
--     sa.Column("number", sa.Integer()),
--     sa.ForeignKeyConstraint(
--         ["account_id"], ["account.id"], name="fk_letter_account", deferrable=True, initially="DEFERRED"
--     ),
--     sa.UniqueConstraint("number", name="uq_letter_number", deferrable=True),
-- )
-- after: account()

CREATE TABLE letter (
  id INTEGER NOT NULL,
  account_id INTEGER,
  "number" INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_letter_number UNIQUE ("number") DEFERRABLE,
  CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
);

-- op.create_table(
--     "letter",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_letter", ondelete="RESTRICT")),
-- )
-- after: account()

-- Oracle has no ON DELETE RESTRICT: it does so without a word
CREATE TABLE letter (
  id INTEGER NOT NULL,
  account_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT fk_letter FOREIGN KEY(account_id) REFERENCES account (id)
);

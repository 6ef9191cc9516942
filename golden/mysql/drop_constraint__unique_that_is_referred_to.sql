-- op.create_table(
--     "mail",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_email", sa.String(120), sa.ForeignKey("account.email", name="fk_mail_email")),
-- )
-- op.drop_constraint("uq_account_email", "account", type_="unique")
-- after: account_and_purchase()

CREATE TABLE mail (
  id INTEGER NOT NULL AUTO_INCREMENT,
  account_email VARCHAR(120),
  PRIMARY KEY (id),
  CONSTRAINT fk_mail_email FOREIGN KEY(account_email) REFERENCES account (email)
);

-- REFUSED: SG401 MySQL can't do this: drop unique constraint uq_account_email of account
--   why: the foreign key fk_mail_email refers to these columns, and they have no other index (error 1553)
--   do:  drop that foreign key first
--   do:  create another index on the columns first

-- op.create_table(
--     "mail",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_email", sa.String(120), sa.ForeignKey("account.email", name="fk_mail_email")),
-- )
-- op.drop_constraint("fk_mail_email", "mail", type_="foreignkey")
-- op.drop_constraint("uq_account_email", "account", type_="unique")
-- after: account_and_purchase()

CREATE TABLE mail (
  id INTEGER NOT NULL AUTO_INCREMENT,
  account_email VARCHAR(120),
  PRIMARY KEY (id),
  CONSTRAINT fk_mail_email FOREIGN KEY(account_email) REFERENCES account (email)
);
ALTER TABLE mail DROP FOREIGN KEY fk_mail_email;
DROP INDEX uq_account_email ON account;

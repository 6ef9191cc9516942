-- op.create_table(
--     "mail",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_email", sa.String(120), sa.ForeignKey("account.email", name="fk_mail_email")),
-- )
-- op.drop_constraint("fk_mail_email", "mail", type_="foreignkey")
-- op.drop_constraint("uq_account_email", "account", type_="unique")
-- after: account_and_purchase()

CREATE TABLE mail (
  id INTEGER NOT NULL,
  account_email VARCHAR2(120 CHAR),
  PRIMARY KEY (id),
  CONSTRAINT fk_mail_email FOREIGN KEY(account_email) REFERENCES account (email)
);
ALTER TABLE mail DROP CONSTRAINT fk_mail_email;
ALTER TABLE account DROP CONSTRAINT uq_account_email;

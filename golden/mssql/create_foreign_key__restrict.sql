-- op.create_table("letter", sa.Column("id", sa.Integer()), sa.Column("account_id", sa.Integer()))
-- op.create_foreign_key(
--     "fk_letter_account", "letter", "account", ["account_id"], ["id"], ondelete="RESTRICT", onupdate="NO ACTION"
-- )
-- after: account()

CREATE TABLE letter (
  id INTEGER NULL,
  account_id INTEGER NULL
);
GO
-- Microsoft SQL Server has no ON DELETE RESTRICT: NO ACTION stands for it
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE NO ACTION ON UPDATE NO ACTION;
GO

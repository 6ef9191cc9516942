-- op.create_table(
--     "letter",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_letter", ondelete="RESTRICT")),
-- )
-- after: account()

-- Microsoft SQL Server has no ON DELETE RESTRICT: NO ACTION stands for it
CREATE TABLE letter (
  id INTEGER NOT NULL IDENTITY,
  account_id INTEGER NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_letter FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE NO ACTION
);
GO

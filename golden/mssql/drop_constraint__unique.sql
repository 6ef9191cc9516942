-- op.drop_constraint("uq_account_email", "account", type_="unique")
-- after: account_and_purchase()

ALTER TABLE account DROP CONSTRAINT uq_account_email;
GO

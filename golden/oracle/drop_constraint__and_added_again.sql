-- op.drop_constraint("uq_account_email", "account", type_="unique")
-- op.create_unique_constraint("uq_account_email", "account", ["email", "level"])
-- after: account_and_purchase()

ALTER TABLE account DROP CONSTRAINT uq_account_email;
ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email, "level");

-- op.drop_constraint("uq_account_email", "account", type_="unique")
-- op.create_unique_constraint("uq_account_email", "account", ["email", "level"])
-- after: account_and_purchase()

DROP INDEX uq_account_email ON account;
ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email, level);

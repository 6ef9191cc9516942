-- op.create_unique_constraint("uq_account_email", "account", ["email"])
-- after: account()

ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email);

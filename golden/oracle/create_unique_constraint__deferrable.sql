-- op.create_unique_constraint("uq_account_email", "account", ["email"], deferrable=True, initially="DEFERRED")
-- after: account()

ALTER TABLE account ADD CONSTRAINT uq_account_email UNIQUE (email) DEFERRABLE INITIALLY DEFERRED;

-- op.create_index("ix_account_email", "account", ["email"])
-- after: account_and_purchase()

-- the index ix_account_email is left out: the unique constraint uq_account_email does the same, and Oracle takes no second one

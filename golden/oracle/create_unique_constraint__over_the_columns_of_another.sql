-- op.create_unique_constraint("uq_account_email_again", "account", ["email"])
-- after: account_and_purchase()

-- the unique constraint uq_account_email_again is left out: the unique constraint uq_account_email does the same, and Oracle takes no second one

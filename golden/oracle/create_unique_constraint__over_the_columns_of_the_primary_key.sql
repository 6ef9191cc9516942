-- op.create_unique_constraint("uq_account_id", "account", ["id"])
-- after: account_and_purchase()

-- the unique constraint uq_account_id is left out: the primary key does the same, and Oracle takes no second one

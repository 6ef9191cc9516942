-- op.create_index("ix_account_name_down", "account", [sa.text("name DESC")])
-- op.create_index("ix_account_name_up", "account", [sa.text("name ASC")])
-- after: account_and_purchase()

CREATE INDEX ix_account_name_down ON account (name DESC);
-- the index ix_account_name_up is left out: the index ix_account_name does the same, and Oracle takes no second one

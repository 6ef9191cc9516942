-- op.drop_index("ix_account_name")
-- after: account_and_purchase()

DROP INDEX ix_account_name ON account;

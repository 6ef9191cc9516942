-- op.drop_index("ix_account_name", table_name="account", postgresql_concurrently=True)
-- after: account_and_purchase()

DROP INDEX ix_account_name ON account;

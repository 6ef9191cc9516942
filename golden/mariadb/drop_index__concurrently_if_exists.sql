-- op.drop_index("ix_account_name", table_name="account", postgresql_concurrently=True, if_exists=True)
-- after: account_and_purchase()

DROP INDEX IF EXISTS ix_account_name ON account;

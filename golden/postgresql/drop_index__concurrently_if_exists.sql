-- op.drop_index("ix_account_name", table_name="account", postgresql_concurrently=True, if_exists=True)
-- after: account_and_purchase()

-- not in a transaction
DROP INDEX CONCURRENTLY IF EXISTS ix_account_name;

-- op.drop_column("account", "name")
-- after: account_and_purchase()

-- the index ix_account_name goes with the column name
DROP INDEX ix_account_name;
ALTER TABLE account DROP COLUMN name;

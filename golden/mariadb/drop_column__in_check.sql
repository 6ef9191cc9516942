-- op.drop_column("account", "visits")
-- after: account_and_purchase()

ALTER TABLE account DROP COLUMN visits;

-- op.drop_column("purchase", "code")
-- after: account_and_purchase()

ALTER TABLE purchase DROP COLUMN code;

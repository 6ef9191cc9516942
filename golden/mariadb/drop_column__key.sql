-- op.drop_column("purchase", "id")
-- after: account_and_purchase()

ALTER TABLE purchase DROP COLUMN id;

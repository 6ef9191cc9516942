-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique")
-- op.drop_column("purchase", "account_id")
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT uq_purchase_code;
ALTER TABLE purchase DROP COLUMN account_id;

-- op.drop_column("purchase", "code")
-- after: account_and_purchase()

-- CASCADE CONSTRAINTS drops unique uq_purchase_code along
ALTER TABLE purchase DROP COLUMN code CASCADE CONSTRAINTS;

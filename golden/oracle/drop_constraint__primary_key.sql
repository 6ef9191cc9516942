-- op.drop_constraint("pk_purchase", "purchase", type_="primary")
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT pk_purchase;

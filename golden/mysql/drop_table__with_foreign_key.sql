-- op.drop_table("purchase")
-- after: account_and_purchase()

DROP TABLE purchase;

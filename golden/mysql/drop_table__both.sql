-- op.drop_table("purchase")
-- op.drop_table("account")
-- after: account_and_purchase()

DROP TABLE purchase;
DROP TABLE account;

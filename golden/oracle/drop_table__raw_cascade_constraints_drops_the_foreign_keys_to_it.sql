-- op.execute("DROP TABLE account CASCADE CONSTRAINTS")
-- op.drop_table("purchase")
-- after: account_and_purchase()

DROP TABLE account CASCADE CONSTRAINTS;
DROP TABLE purchase;

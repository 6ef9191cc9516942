-- op.drop_table("account")
-- after: account()

DROP TABLE account;

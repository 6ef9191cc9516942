-- op.drop_table("account", if_exists=True)
-- after: account()

DROP TABLE IF EXISTS account;

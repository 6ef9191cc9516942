-- op.drop_constraint("account_pkey", "account", type_="primary")
-- after: account()

ALTER TABLE account DROP CONSTRAINT account_pkey;

-- op.drop_constraint("account_pkey", "account", type_="primary")
-- after: account()

-- account_pkey is what PostgreSQL would call it; here it is without a known name
ALTER TABLE account DROP PRIMARY KEY;

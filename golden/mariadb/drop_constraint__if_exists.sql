-- op.drop_constraint("ck_account_visits", "account", type_="check", if_exists=True)
-- after: account_and_purchase()

ALTER TABLE account DROP CONSTRAINT IF EXISTS ck_account_visits;

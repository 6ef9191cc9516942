-- op.drop_constraint("ck_account_visits", "account", type_="check")
-- after: account_and_purchase()

ALTER TABLE account DROP CONSTRAINT ck_account_visits;

-- op.create_check_constraint("ck_account_visits", "account", "visits >= 0")
-- after: account()

ALTER TABLE account ADD CONSTRAINT ck_account_visits CHECK (visits >= 0);

-- op.create_check_constraint("ck_account_visits", "account", "visits >= 0")
-- after: account()

-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE account ADD CONSTRAINT ck_account_visits CHECK (visits >= 0);

-- op.create_check_constraint("ck_account_level", "account", "level < 100", postgresql_not_valid=True)
-- after: account()

-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE account ADD CONSTRAINT ck_account_level CHECK (level < 100);

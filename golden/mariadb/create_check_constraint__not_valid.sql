-- op.create_check_constraint("ck_account_level", "account", "level < 100", postgresql_not_valid=True)
-- after: account()

ALTER TABLE account ADD CONSTRAINT ck_account_level CHECK (level < 100);

-- op.create_check_constraint("ck_account_level", "account", sa.column("level").between(0, 9))
-- after: account()

ALTER TABLE account ADD CONSTRAINT ck_account_level CHECK (level BETWEEN 0 AND 9);

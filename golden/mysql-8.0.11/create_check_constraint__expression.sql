-- op.create_check_constraint("ck_account_level", "account", sa.column("level").between(0, 9))
-- after: account()

-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE account ADD CONSTRAINT ck_account_level CHECK (level BETWEEN 0 AND 9);

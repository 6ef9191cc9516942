-- op.create_check_constraint("ck_account_email", "account", sa.text("email LIKE '%@%'"))
-- after: account()

ALTER TABLE account ADD CONSTRAINT ck_account_email CHECK (email LIKE '%@%');

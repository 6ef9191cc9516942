-- op.create_check_constraint("ck_account_status", "account", sa.column("status").in_(["new", "it's", "100%", "a\\b"]))
-- after: account()

ALTER TABLE account ADD CONSTRAINT ck_account_status CHECK (status IN ('new', 'it''s', '100%', 'a\\b'));

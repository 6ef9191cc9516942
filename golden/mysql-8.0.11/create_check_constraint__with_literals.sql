-- op.create_check_constraint("ck_account_status", "account", sa.column("status").in_(["new", "it's", "100%", "a\\b"]))
-- after: account()

-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE account ADD CONSTRAINT ck_account_status CHECK (status IN ('new', 'it''s', '100%', 'a\\b'));

-- op.execute("CREATE VIEW active_account AS SELECT id, email FROM account WHERE visits > 0")
-- op.execute("DROP VIEW active_account")
-- after: account()

CREATE VIEW active_account AS SELECT id, email FROM account WHERE visits > 0;
DROP VIEW active_account;

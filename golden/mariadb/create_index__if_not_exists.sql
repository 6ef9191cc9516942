-- op.create_index("ix_account_name", "account", ["name"], if_not_exists=True)
-- after: account()

CREATE INDEX IF NOT EXISTS ix_account_name ON account (name);

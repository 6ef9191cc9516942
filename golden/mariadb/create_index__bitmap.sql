-- op.create_index("ix_account_status", "account", ["status"], oracle_bitmap=True)
-- after: account()

CREATE INDEX ix_account_status ON account (status);

-- op.create_index("ix_account_level", "account", [sa.text("level DESC")])
-- after: account()

CREATE INDEX ix_account_level ON account (level DESC);

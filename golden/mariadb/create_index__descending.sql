-- op.create_index("ix_account_level", "account", [sa.column("level").desc(), "name"])
-- after: account()

CREATE INDEX ix_account_level ON account (level DESC, name);

-- op.create_index("ix_account_name_level", "account", ["name", "level"])
-- after: account()

CREATE INDEX ix_account_name_level ON account (name, level);

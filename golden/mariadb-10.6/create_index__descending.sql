-- op.create_index("ix_account_level", "account", [sa.column("level").desc(), "name"])
-- after: account()

-- MariaDB 10.6 reads DESC and makes an ascending index
CREATE INDEX ix_account_level ON account (level DESC, name);

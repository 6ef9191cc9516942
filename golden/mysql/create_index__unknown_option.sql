-- op.create_index("ix_account_name", "account", ["name"], drizzle_using="tree")
-- after: account()

CREATE INDEX ix_account_name ON account (name);

-- op.create_index("ix_account_email", "account", ["email"], postgresql_using="hash", mysql_using="hash")
-- after: account()

CREATE INDEX ix_account_email ON account (email) USING hash;

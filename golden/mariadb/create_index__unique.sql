-- op.create_index("ix_account_email", "account", ["email"], unique=True)
-- after: account()

CREATE UNIQUE INDEX ix_account_email ON account (email);

-- op.create_index("ix_account_name_email", "account", ["name", "email"], oracle_compress=1)
-- after: account()

CREATE INDEX ix_account_name_email ON account (name, email);

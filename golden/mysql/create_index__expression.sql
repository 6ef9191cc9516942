-- op.create_index("ix_account_lower_email", "account", [sa.func.lower(sa.column("email"))])
-- after: account()

CREATE INDEX ix_account_lower_email ON account ((lower(email)));

-- op.create_index("ix_account_lower_email", "account", [sa.text("lower(email)")], unique=True)
-- after: account()

CREATE UNIQUE INDEX ix_account_lower_email ON account ((lower(email)));

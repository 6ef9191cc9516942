-- op.create_index("ix_account_bio", "account", [sa.text("bio(20)")])
-- after: account()

CREATE INDEX ix_account_bio ON account (bio(20));

-- op.drop_constraint("ck_account_visits", "account", type_="check", if_exists=True)
-- after: account_and_purchase()

-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away

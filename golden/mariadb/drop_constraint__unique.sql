-- op.drop_constraint("uq_account_email", "account", type_="unique")
-- after: account_and_purchase()

DROP INDEX uq_account_email ON account;

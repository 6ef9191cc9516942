-- op.rename_table("account", "customer")
-- after: account()

ALTER TABLE account RENAME TO customer;

-- op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
-- op.create_foreign_key("fk_purchase_account", "purchase", "account", ["account_id"], ["id"], ondelete="CASCADE")
-- after: account_and_purchase()

ALTER TABLE purchase DROP FOREIGN KEY fk_purchase_account;
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE;

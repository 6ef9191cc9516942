-- op.drop_constraint("fk_purchase_account", "purchase", type_="foreignkey")
-- op.alter_column("account", "id", type_=sa.BigInteger())
-- op.alter_column("purchase", "account_id", type_=sa.BigInteger())
-- op.create_foreign_key("fk_purchase_account", "purchase", "account", ["account_id"], ["id"])
-- after: account_and_purchase()

ALTER TABLE purchase DROP FOREIGN KEY fk_purchase_account;
ALTER TABLE account MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;
ALTER TABLE purchase MODIFY COLUMN account_id BIGINT NOT NULL;
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id);

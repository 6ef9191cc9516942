-- with op.batch_alter_table("purchase") as batch:
--     batch.drop_constraint("pk_purchase", type_="primary")
--     batch.create_primary_key("pk_purchase", ["id", "account_id"])
--     batch.drop_constraint("fk_purchase_account", type_="foreignkey")
--     batch.create_foreign_key("fk_purchase_buyer", "account", ["account_id"], ["id"], ondelete="CASCADE")
--     batch.create_check_constraint("ck_purchase_total", "total > 0")
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT pk_purchase;
GO
ALTER TABLE purchase ADD CONSTRAINT pk_purchase PRIMARY KEY (id, account_id);
GO
ALTER TABLE purchase DROP CONSTRAINT fk_purchase_account;
GO
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_buyer FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE;
GO
ALTER TABLE purchase ADD CONSTRAINT ck_purchase_total CHECK (total > 0);
GO

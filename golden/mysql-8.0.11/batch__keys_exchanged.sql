-- with op.batch_alter_table("purchase") as batch:
--     batch.drop_constraint("pk_purchase", type_="primary")
--     batch.create_primary_key("pk_purchase", ["id", "account_id"])
--     batch.drop_constraint("fk_purchase_account", type_="foreignkey")
--     batch.create_foreign_key("fk_purchase_buyer", "account", ["account_id"], ["id"], ondelete="CASCADE")
--     batch.create_check_constraint("ck_purchase_total", "total > 0")
-- after: account_and_purchase()

-- drop primary constraint pk_purchase of purchase
-- id stops counting up: AUTO_INCREMENT must be in a key
-- add primary key pk_purchase to purchase
-- drop foreignkey constraint fk_purchase_account of purchase
ALTER TABLE purchase
  MODIFY COLUMN id INTEGER NOT NULL, DROP PRIMARY KEY,
  ADD CONSTRAINT pk_purchase PRIMARY KEY (id, account_id),
  DROP FOREIGN KEY fk_purchase_account;
-- add foreign key fk_purchase_buyer to purchase, referring to account (id)
-- add check constraint ck_purchase_total to purchase
-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE purchase
  ADD CONSTRAINT fk_purchase_buyer FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE,
  ADD CONSTRAINT ck_purchase_total CHECK (total > 0);

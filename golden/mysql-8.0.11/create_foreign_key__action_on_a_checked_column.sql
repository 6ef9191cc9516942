-- op.create_check_constraint("ck_purchase_account", "purchase", sa.column("account_id") > 0)
-- op.create_foreign_key("fk_again", "purchase", "account", ["account_id"], ["id"], onupdate="CASCADE")
-- after: account_and_purchase()

-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE purchase ADD CONSTRAINT ck_purchase_account CHECK (account_id > 0);
ALTER TABLE purchase ADD CONSTRAINT fk_again FOREIGN KEY(account_id) REFERENCES account (id) ON UPDATE CASCADE;

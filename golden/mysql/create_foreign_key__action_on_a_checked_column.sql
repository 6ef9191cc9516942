-- op.create_check_constraint("ck_purchase_account", "purchase", sa.column("account_id") > 0)
-- op.create_foreign_key("fk_again", "purchase", "account", ["account_id"], ["id"], onupdate="CASCADE")
-- after: account_and_purchase()

ALTER TABLE purchase ADD CONSTRAINT ck_purchase_account CHECK (account_id > 0);

-- REFUSED: SG401 MySQL can't do this: add foreign key fk_again to purchase, referring to account (id)
--   why: the action of the foreign key fk_again changes account_id, and the check ck_purchase_account reads it (error 3823, 1901)
--   do:  leave out one of the two for this database: if op.get_context().dialect.name != ...
--   do:  another action: ON DELETE CASCADE or RESTRICT, and no ON UPDATE

-- with op.batch_alter_table("account") as batch:
--     batch.create_primary_key("pk_account_in_batch", ["id", "email"])
-- after: account()

-- REFUSED: SG209 table "account" already has a primary key (id)
--   do:  drop it first

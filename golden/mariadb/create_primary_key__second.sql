-- op.create_primary_key("pk_again", "purchase", ["code"])
-- after: account_and_purchase()

-- REFUSED: SG209 table "purchase" already has a primary key (id)
--   do:  drop it first

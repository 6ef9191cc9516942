-- op.drop_constraint("pk_purchase", "purchase", type_="primary")
-- op.create_primary_key("pk_purchase", "purchase", ["account_id", "code"])
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT pk_purchase;

-- REFUSED: SG210 table "purchase" already has a unique constraint over (account_id, code)
--   why: Oracle refuses a primary key over the same columns, in the same order
--   do:  leave the primary key out for this database: if op.get_context().dialect.name != ...
--   do:  drop the unique constraint first

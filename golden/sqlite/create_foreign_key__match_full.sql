-- op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
-- op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], match="FULL")
-- after: account_and_purchase()

-- REFUSED: SG401 SQLite can't do this: rebuild table purchase: add column payer_id to purchase; add foreign key fk_payer to purchase, referring to account (id)
--   why: MATCH FULL (fk_payer): SQLite reads MATCH and always does as MATCH SIMPLE
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

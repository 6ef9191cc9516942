-- op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
-- op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], onupdate="CASCADE")
-- after: account_and_purchase()

ALTER TABLE purchase ADD payer_id INTEGER;

-- REFUSED: SG401 Oracle can't do this: add foreign key fk_payer to purchase, referring to account (id)
--   why: ON UPDATE actions of foreign keys (fk_payer): Oracle has no ON UPDATE for foreign keys; a trigger would have to take its place
--   do:  leave it out for this database: if op.get_context().dialect.name != ...
--   do:  --types portable leaves it out: an UPDATE of the key is an error while rows refer to it

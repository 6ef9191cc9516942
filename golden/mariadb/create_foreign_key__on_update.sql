-- op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
-- op.create_foreign_key("fk_payer", "purchase", "account", ["payer_id"], ["id"], onupdate="CASCADE")
-- after: account_and_purchase()

ALTER TABLE purchase ADD COLUMN payer_id INTEGER;
ALTER TABLE purchase ADD CONSTRAINT fk_payer FOREIGN KEY(payer_id) REFERENCES account (id) ON UPDATE CASCADE;

-- op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
-- op.create_foreign_key(None, "purchase", "account", ["payer_id"], ["id"])
-- after: account_and_purchase()

ALTER TABLE purchase ADD COLUMN payer_id INTEGER;
ALTER TABLE purchase ADD FOREIGN KEY(payer_id) REFERENCES account (id);

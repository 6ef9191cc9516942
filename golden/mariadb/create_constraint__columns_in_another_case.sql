-- op.create_index("ix_account_digits", "account", ["DIGITS", "VISITS"])
-- op.create_unique_constraint("uq_purchase_placed", "purchase", ["PLACED_ON", "CODE"])
-- op.add_column("purchase", sa.Column("payer_id", sa.Integer()))
-- op.create_foreign_key("fk_purchase_payer", "purchase", "account", ["PAYER_ID"], ["ID"])
-- after: account_and_purchase()

CREATE INDEX ix_account_digits ON account (digits, visits);
ALTER TABLE purchase ADD CONSTRAINT uq_purchase_placed UNIQUE (placed_on, code);
ALTER TABLE purchase ADD COLUMN payer_id INTEGER;
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_payer FOREIGN KEY(payer_id) REFERENCES account (id);

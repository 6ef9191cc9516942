-- op.add_column(
--     "purchase",
--     sa.Column(
--         "payer_id",
--         sa.Integer(),
--         sa.ForeignKey("account.id", name="fk_purchase_payer", ondelete="SET NULL"),
--         sa.CheckConstraint("payer_id > 0", name="ck_purchase_payer"),
--     ),
-- )
-- after: account_and_purchase()

ALTER TABLE purchase ADD COLUMN payer_id INTEGER;
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_payer FOREIGN KEY(payer_id) REFERENCES account (id) ON DELETE SET NULL;
ALTER TABLE purchase ADD CONSTRAINT ck_purchase_payer CHECK (payer_id > 0);

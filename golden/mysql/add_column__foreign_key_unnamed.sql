-- op.add_column("purchase", sa.Column("payer_id", sa.Integer(), sa.ForeignKey("account.id", ondelete="SET NULL")))
-- after: account_and_purchase()

ALTER TABLE purchase ADD COLUMN payer_id INTEGER;
ALTER TABLE purchase ADD FOREIGN KEY(payer_id) REFERENCES account (id) ON DELETE SET NULL;

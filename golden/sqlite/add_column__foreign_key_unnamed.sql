-- op.add_column("purchase", sa.Column("payer_id", sa.Integer(), sa.ForeignKey("account.id", ondelete="SET NULL")))
-- after: account_and_purchase()

ALTER TABLE purchase ADD COLUMN payer_id INTEGER REFERENCES account (id) ON DELETE SET NULL;

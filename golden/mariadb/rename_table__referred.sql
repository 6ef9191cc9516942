-- op.rename_table("account", "customer")
-- op.add_column("purchase", sa.Column("payer_id", sa.Integer(), sa.ForeignKey("customer.id", name="fk_payer")))
-- after: account_and_purchase()

ALTER TABLE account RENAME TO customer;
ALTER TABLE purchase ADD COLUMN payer_id INTEGER;
ALTER TABLE purchase ADD CONSTRAINT fk_payer FOREIGN KEY(payer_id) REFERENCES customer (id);

-- op.rename_table("account", "customer")
-- op.add_column("purchase", sa.Column("payer_id", sa.Integer(), sa.ForeignKey("customer.id", name="fk_payer")))
-- after: account_and_purchase()

EXEC sp_rename 'account', 'customer', N'OBJECT';
GO
ALTER TABLE purchase ADD payer_id INTEGER NULL;
GO
ALTER TABLE purchase ADD CONSTRAINT fk_payer FOREIGN KEY(payer_id) REFERENCES customer (id);
GO

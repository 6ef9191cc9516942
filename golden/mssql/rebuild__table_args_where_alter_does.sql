-- check = sa.CheckConstraint("total >= 0", name="ck_purchase_total")
-- with op.batch_alter_table("purchase", table_args=(check,)) as batch:
--     batch.alter_column("code", nullable=False)
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT uq_purchase_code;
GO
ALTER TABLE purchase ALTER COLUMN code VARCHAR(20) NOT NULL;
GO
ALTER TABLE purchase ADD CONSTRAINT uq_purchase_code UNIQUE (account_id, code);
GO

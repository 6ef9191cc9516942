-- check = sa.CheckConstraint("total >= 0", name="ck_purchase_total")
-- with op.batch_alter_table("purchase", table_args=(check,)) as batch:
--     batch.alter_column("code", nullable=False)
-- after: account_and_purchase()

ALTER TABLE purchase ALTER COLUMN code SET NOT NULL;

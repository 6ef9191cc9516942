-- op.alter_column("purchase", "code", type_=sa.Integer())
-- after: account_and_purchase()

ALTER TABLE purchase DROP CONSTRAINT uq_purchase_code;
GO
ALTER TABLE purchase ALTER COLUMN code INTEGER NULL;
GO
ALTER TABLE purchase ADD CONSTRAINT uq_purchase_code UNIQUE (account_id, code);
GO

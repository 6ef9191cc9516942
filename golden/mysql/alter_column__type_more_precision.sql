-- op.alter_column("account", "balance", type_=sa.Numeric(14, 4))
-- after: account()

ALTER TABLE account MODIFY COLUMN balance NUMERIC(14, 4) DEFAULT 0;

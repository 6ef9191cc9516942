-- op.alter_column("account", "balance", type_=sa.Numeric(14, 4))
-- after: account()

ALTER TABLE account MODIFY balance NUMERIC(14, 4);

-- op.alter_column("account", "balance", type_=sa.Float())
-- after: account()

ALTER TABLE account MODIFY COLUMN balance FLOAT DEFAULT 0;

-- op.alter_column("account", "born_on", type_=sa.Integer())
-- after: account()

ALTER TABLE account MODIFY COLUMN born_on INTEGER;

-- op.alter_column("account", "digits", type_=sa.Integer())
-- after: account()

ALTER TABLE account MODIFY COLUMN digits INTEGER;

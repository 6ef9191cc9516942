-- op.alter_column("account", "born_on", type_=sa.DateTime())
-- after: account()

ALTER TABLE account MODIFY born_on DATE;

-- op.alter_column("account", "born_on", type_=sa.DateTime())
-- after: account()

ALTER TABLE account MODIFY COLUMN born_on DATETIME;

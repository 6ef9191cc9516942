-- op.alter_column("account", "level", type_=sa.Boolean())
-- after: account()

ALTER TABLE account MODIFY COLUMN level BOOL;

-- op.alter_column("account", "digits", type_=sa.LargeBinary())
-- after: account()

ALTER TABLE account MODIFY COLUMN digits BLOB;

-- op.drop_column("account", "status")
-- after: account()

ALTER TABLE account DROP COLUMN status;

-- op.alter_column("account", "status", nullable=True)
-- after: account()

ALTER TABLE account MODIFY status NULL;

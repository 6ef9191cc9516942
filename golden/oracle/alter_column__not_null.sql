-- op.alter_column("account", "name", nullable=False)
-- after: account()

ALTER TABLE account MODIFY name NOT NULL;

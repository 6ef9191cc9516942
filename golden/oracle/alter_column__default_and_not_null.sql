-- op.alter_column("account", "level", server_default="1", nullable=False)
-- after: account()

ALTER TABLE account MODIFY "level" DEFAULT '1' NOT NULL;

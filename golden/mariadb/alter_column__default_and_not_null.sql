-- op.alter_column("account", "level", server_default="1", nullable=False)
-- after: account()

ALTER TABLE account MODIFY COLUMN level SMALLINT NOT NULL DEFAULT '1';

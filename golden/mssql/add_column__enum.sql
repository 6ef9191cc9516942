-- op.add_column("account", sa.Column("mood", sa.Enum("happy", "it's ok", name="mood"), server_default="happy"))
-- after: account()

ALTER TABLE account ADD mood VARCHAR(7) NULL DEFAULT 'happy' WITH VALUES;
GO

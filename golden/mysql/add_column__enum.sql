-- op.add_column("account", sa.Column("mood", sa.Enum("happy", "it's ok", name="mood"), server_default="happy"))
-- after: account()

ALTER TABLE account ADD COLUMN mood ENUM('happy','it''s ok') DEFAULT 'happy';

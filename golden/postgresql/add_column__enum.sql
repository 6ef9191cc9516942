-- op.add_column("account", sa.Column("mood", sa.Enum("happy", "it's ok", name="mood"), server_default="happy"))
-- after: account()

CREATE TYPE mood AS ENUM ('happy', 'it''s ok');
ALTER TABLE account ADD COLUMN mood mood DEFAULT 'happy';

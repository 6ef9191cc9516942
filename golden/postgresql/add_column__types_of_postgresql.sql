-- op.add_column("account", sa.Column("address", postgresql.INET()))
-- op.add_column("account", sa.Column("data", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb")))
-- op.add_column("account", sa.Column("tags", postgresql.ARRAY(sa.String()), server_default="{}"))
-- op.add_column("account", sa.Column("span", postgresql.TSTZRANGE()))
-- op.add_column("account", sa.Column("words", postgresql.TSVECTOR()))
-- after: account()

ALTER TABLE account ADD COLUMN address INET;
ALTER TABLE account ADD COLUMN data JSONB DEFAULT '{}'::jsonb;
ALTER TABLE account ADD COLUMN tags VARCHAR[] DEFAULT '{}';
ALTER TABLE account ADD COLUMN span TSTZRANGE;
ALTER TABLE account ADD COLUMN words TSVECTOR;

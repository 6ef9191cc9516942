-- op.add_column("account", sa.Column("handle", sa.String(30), unique=True))
-- after: account()

ALTER TABLE account ADD COLUMN handle VARCHAR(30);
ALTER TABLE account ADD UNIQUE (handle);

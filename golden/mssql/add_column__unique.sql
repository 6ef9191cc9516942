-- op.add_column("account", sa.Column("handle", sa.String(30), unique=True))
-- after: account()

ALTER TABLE account ADD handle VARCHAR(30) NULL;
GO
ALTER TABLE account ADD UNIQUE (handle);
GO

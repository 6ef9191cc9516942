-- op.add_column("account", sa.Column("handle", sa.String(30), unique=True))
-- after: account()

ALTER TABLE account ADD handle VARCHAR2(30 CHAR);
ALTER TABLE account ADD UNIQUE (handle);

-- op.add_column("account", sa.Column("label", sa.Text(), unique=True))
-- after: account()

ALTER TABLE account ADD COLUMN label TEXT;
ALTER TABLE account ADD UNIQUE (label);

-- op.add_column("account", sa.Column("name", sa.String(50)), if_not_exists=True)
-- after: account()

ALTER TABLE account ADD COLUMN IF NOT EXISTS name VARCHAR(50);

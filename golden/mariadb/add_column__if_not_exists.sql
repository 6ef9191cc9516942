-- op.add_column("account", sa.Column("nickname", sa.String(30)), if_not_exists=True)
-- after: account()

ALTER TABLE account ADD COLUMN IF NOT EXISTS nickname VARCHAR(30);

-- op.add_column("account", sa.Column("verified", sa.Boolean(), server_default=sa.false(), nullable=False))
-- after: account()

ALTER TABLE account ADD COLUMN verified BOOL NOT NULL DEFAULT false;

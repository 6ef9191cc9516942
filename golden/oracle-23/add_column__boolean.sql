-- op.add_column("account", sa.Column("verified", sa.Boolean(), server_default=sa.false(), nullable=False))
-- after: account()

ALTER TABLE account ADD verified BOOLEAN DEFAULT 0 NOT NULL;

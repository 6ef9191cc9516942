-- op.add_column("account", sa.Column("verified", sa.Boolean(create_constraint=True, name="ck_verified")))
-- after: account()

ALTER TABLE account ADD verified BOOLEAN;

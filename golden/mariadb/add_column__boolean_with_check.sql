-- op.add_column("account", sa.Column("verified", sa.Boolean(create_constraint=True, name="ck_verified")))
-- after: account()

ALTER TABLE account ADD COLUMN verified BOOL;
ALTER TABLE account ADD CONSTRAINT ck_verified CHECK (verified IN (0, 1));

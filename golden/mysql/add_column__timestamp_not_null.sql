-- op.execute("DELETE FROM account")
-- op.add_column("account", sa.Column("seen", sa.TIMESTAMP(), nullable=False))
-- after: account()

DELETE FROM account;
ALTER TABLE account ADD COLUMN seen TIMESTAMP NOT NULL;

-- op.add_column("account", sa.Column("label", sa.Text().with_variant(mysql.VARCHAR(50), "mysql"), index=True))
-- after: account()

ALTER TABLE account ADD COLUMN label VARCHAR(50);
CREATE INDEX ix_account_label ON account (label);

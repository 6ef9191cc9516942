-- op.add_column("account", sa.Column("label", sa.Text(), index=True))
-- after: account()

ALTER TABLE account ADD COLUMN label TEXT;
CREATE INDEX ix_account_label ON account (label);

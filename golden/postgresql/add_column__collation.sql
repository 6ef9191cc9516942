-- op.add_column("account", sa.Column("code", sa.String(10, collation="C")))
-- after: account()

ALTER TABLE account ADD COLUMN code VARCHAR(10) COLLATE "C";

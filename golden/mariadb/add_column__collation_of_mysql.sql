-- op.add_column("account", sa.Column("code", sa.String(10, collation="utf8mb4_bin")))
-- after: account()

ALTER TABLE account ADD COLUMN code VARCHAR(10) COLLATE utf8mb4_bin;

-- op.alter_column("account", "name", type_=sa.String(50, collation="utf8mb4_bin"))
-- after: account()

ALTER TABLE account MODIFY COLUMN name VARCHAR(50) COLLATE utf8mb4_bin;

-- op.alter_column("account", "visits", type_=sa.String(12))
-- after: account()

ALTER TABLE account MODIFY COLUMN visits VARCHAR(12) NOT NULL DEFAULT '0';

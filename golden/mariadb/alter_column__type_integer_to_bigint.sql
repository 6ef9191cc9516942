-- op.alter_column("account", "visits", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

ALTER TABLE account MODIFY COLUMN visits BIGINT NOT NULL DEFAULT '0';

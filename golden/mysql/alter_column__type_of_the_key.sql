-- op.alter_column("account", "id", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

ALTER TABLE account MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;

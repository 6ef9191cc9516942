-- op.alter_column("ticket", "id", type_=sa.BigInteger())
-- after: counted_by_identity()

ALTER TABLE ticket MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;

-- op.alter_column("legacy", "code", type_=sa.String(40))
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ALTER COLUMN code TYPE VARCHAR(40);

-- op.alter_column("legacy", "code", server_default=None)
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ALTER COLUMN code DROP DEFAULT;

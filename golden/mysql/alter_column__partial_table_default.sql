-- op.alter_column("legacy", "code", server_default="x")
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ALTER COLUMN code SET DEFAULT 'x';

-- op.drop_column("legacy", "code", if_exists=True)
-- after: legacy(), unseen by any revision

ALTER TABLE legacy DROP COLUMN IF EXISTS code;

-- op.drop_constraint("uq_legacy_code", "legacy", type_="unique", if_exists=True)
-- op.drop_constraint("ck_legacy", "legacy", type_="check", if_exists=True)
-- after: legacy(), unseen by any revision

ALTER TABLE legacy DROP INDEX IF EXISTS uq_legacy_code;
ALTER TABLE legacy DROP CONSTRAINT IF EXISTS ck_legacy;

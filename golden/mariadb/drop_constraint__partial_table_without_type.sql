-- op.drop_constraint("uq_legacy_code", "legacy")
-- after: legacy_with_constraints(), unseen by any revision

ALTER TABLE legacy DROP CONSTRAINT uq_legacy_code;

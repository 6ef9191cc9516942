-- op.drop_constraint("fk_legacy_owner", "legacy", type_="foreignkey")
-- after: legacy_with_constraints(), unseen by any revision

ALTER TABLE legacy DROP CONSTRAINT fk_legacy_owner;

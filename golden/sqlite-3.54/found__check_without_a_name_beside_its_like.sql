-- op.create_check_constraint(None, "legacy", "code <> 'a'")
-- op.create_check_constraint("ck_legacy_code", "legacy", "code <> 'a'")
-- op.drop_constraint("ck_legacy_code", "legacy", type_="check")
-- after: legacy()

ALTER TABLE legacy ADD CHECK (code <> 'a');
ALTER TABLE legacy ADD CONSTRAINT ck_legacy_code CHECK (code <> 'a');
ALTER TABLE legacy DROP CONSTRAINT ck_legacy_code;

-- op.create_primary_key("pk_legacy", "legacy", ["code"])
-- op.drop_constraint("pk_legacy", "legacy", type_="primary")
-- after: legacy()

ALTER TABLE legacy ADD CONSTRAINT pk_legacy PRIMARY KEY (code);
ALTER TABLE legacy DROP PRIMARY KEY;

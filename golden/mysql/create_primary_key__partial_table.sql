-- op.create_primary_key("pk_legacy", "legacy", ["id"])
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ADD CONSTRAINT pk_legacy PRIMARY KEY (id);

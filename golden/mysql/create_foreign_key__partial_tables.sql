-- op.create_foreign_key("fk_legacy_owner", "legacy", "owner", ["owner_id"], ["id"])
-- after: legacy(), unseen by any revision

ALTER TABLE legacy ADD CONSTRAINT fk_legacy_owner FOREIGN KEY(owner_id) REFERENCES owner (id);

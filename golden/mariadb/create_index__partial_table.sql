-- op.create_index("ix_legacy_code", "legacy", ["code"])
-- after: legacy(), unseen by any revision

CREATE INDEX ix_legacy_code ON legacy (code);

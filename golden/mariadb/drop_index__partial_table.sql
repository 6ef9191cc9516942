-- op.drop_index("ix_legacy_code", table_name="legacy")
-- after: legacy_with_constraints(), unseen by any revision

DROP INDEX ix_legacy_code ON legacy;

-- op.drop_index("ix_legacy_code")
-- after: legacy_with_constraints(), unseen by any revision

-- REFUSED: SG205 there is no index "ix_legacy_code"

-- op.drop_constraint("uq_legacy_code", "legacy")
-- after: legacy_with_constraints(), unseen by any revision

-- REFUSED: SG401 MySQL can't do this: drop constraint uq_legacy_code of legacy
--   why: each kind of constraint is dropped with words of its own, and nobody told of which kind uq_legacy_code is
--   do:  say it: op.drop_constraint(..., type_="unique"), or "foreignkey", "check", "primary"

-- op.alter_column("legacy", "code", nullable=False)
-- after: legacy(), unseen by any revision

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column code of legacy: nullability
--   why: ALTER COLUMN states type and nullability together, and nobody told the type of code
--   do:  give existing_type=... and existing_nullable=...
--   do:  give a baseline that holds the table

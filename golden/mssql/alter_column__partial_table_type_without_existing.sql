-- op.alter_column("legacy", "code", type_=sa.String(40))
-- after: legacy(), unseen by any revision

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column code of legacy: type
--   why: ALTER COLUMN states type and nullability together, and nobody told the nullability of code
--   do:  give existing_type=... and existing_nullable=...
--   do:  give a baseline that holds the table

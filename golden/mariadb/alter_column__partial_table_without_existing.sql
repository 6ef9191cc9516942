-- op.alter_column("legacy", "code", nullable=False)
-- after: legacy(), unseen by any revision

-- REFUSED: SG401 MariaDB can't do this: alter column code of legacy: nullability
--   why: the whole column must be stated again, and nobody told the type of code
--   do:  give existing_type=... and existing_nullable=..., existing_server_default=... and existing_comment=... if it has them
--   do:  give a baseline that holds the table

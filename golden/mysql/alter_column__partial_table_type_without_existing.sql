-- op.alter_column("legacy", "code", type_=sa.String(40))
-- after: legacy(), unseen by any revision

-- REFUSED: SG401 MySQL can't do this: alter column code of legacy: type
--   why: the whole column must be stated again, and nobody told the nullability of code
--   do:  give existing_type=... and existing_nullable=..., existing_server_default=... and existing_comment=... if it has them
--   do:  give a baseline that holds the table

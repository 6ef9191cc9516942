-- op.alter_column("account", "nmae", nullable=False)
-- after: account()

-- REFUSED: SG203 table "account" has no column "nmae"
--   why: its columns at this point are: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
--   do:  did you mean "name"?

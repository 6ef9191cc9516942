-- op.drop_column("account", "nmae")
-- after: account()

-- REFUSED: SG203 table "account" has no column "nmae"
--   why: its columns at this point are: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
--   do:  did you mean "name"?

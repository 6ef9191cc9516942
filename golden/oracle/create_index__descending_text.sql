-- op.create_index("ix_account_level", "account", [sa.text("level DESC")])
-- after: account()

-- REFUSED: SG203 table "account" has no column "LEVEL"
--   why: its columns at this point are: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
--   do:  did you mean "level"?

-- op.bulk_insert(sa.table("account", sa.column("id"), sa.column("mail")), [{"id": 7, "mail": "a@b"}])
-- after: account()

-- REFUSED: SG203 table "account" has no column "mail"
--   why: its columns at this point are: id, email, name, digits, visits, level, balance, active, bio, born_on, created_at, status
--   do:  did you mean "email"?

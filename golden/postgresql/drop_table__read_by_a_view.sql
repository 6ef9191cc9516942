-- op.drop_table("account")
-- op.execute("DROP VIEW reachable")
-- after: read_by_others()

-- REFUSED: SG215 table "account" can't be dropped
--   why: PostgreSQL refuses (2BP01) while views read it: view "reachable"
--   do:  drop the view first: op.execute("DROP VIEW reachable")

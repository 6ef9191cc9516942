-- op.execute(
--     sa.insert(accounts).values(
--         [{"id": 30, "email": "a", "active": True}, {"id": 31, "email": "b", "active": False}]
--     )
-- )
-- after: account()

-- REFUSED: SG406 SQLAlchemy can't write this for Oracle
--   why: The 'oracle' dialect with current database version settings does not support in-place multirow inserts.
--   do:  write the statement as a string of SQL

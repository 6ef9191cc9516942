-- op.execute("DROP VIEW reachable")
-- op.drop_table("account")
-- after: read_by_others()

DROP VIEW reachable;
-- the trigger note_visit names account, and is broken from here on until it is dropped or created again
DROP TABLE account;

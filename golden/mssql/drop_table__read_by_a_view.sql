-- op.drop_table("account")
-- op.execute("DROP VIEW reachable")
-- after: read_by_others()

-- the trigger note_visit names account, and is broken from here on until it is dropped or created again
-- the view reachable names account, and is broken from here on until it is dropped or created again
DROP TABLE account;
GO
DROP VIEW reachable;
GO

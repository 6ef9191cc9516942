-- op.execute("DROP VIEW reachable")
-- op.drop_table("account")
-- after: read_by_others()

DROP VIEW reachable;
DROP TABLE account;

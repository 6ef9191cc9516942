-- op.rename_table("account", "customer")
-- op.execute("DROP VIEW reachable")
-- op.execute("CREATE VIEW reachable AS SELECT id, email FROM customer WHERE email IS NOT NULL")
-- after: read_by_others()

-- the trigger note_visit names account, and MySQL leaves its text as it is: it is broken until it is created again
-- the view reachable names account, and MySQL leaves its text as it is: it is broken until it is created again
ALTER TABLE account RENAME TO customer;
DROP VIEW reachable;
CREATE VIEW reachable AS SELECT id, email FROM customer WHERE email IS NOT NULL;

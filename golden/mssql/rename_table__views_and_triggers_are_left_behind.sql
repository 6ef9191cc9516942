-- op.rename_table("account", "customer")
-- op.execute("DROP VIEW reachable")
-- op.execute("CREATE VIEW reachable AS SELECT id, email FROM customer WHERE email IS NOT NULL")
-- after: read_by_others()

-- the trigger note_visit names account, and Microsoft SQL Server leaves its text as it is: it is broken until it is created again
-- the view reachable names account, and Microsoft SQL Server leaves its text as it is: it is broken until it is created again
EXEC sp_rename 'account', 'customer', N'OBJECT';
GO
DROP VIEW reachable;
GO
CREATE VIEW reachable AS SELECT id, email FROM customer WHERE email IS NOT NULL;
GO

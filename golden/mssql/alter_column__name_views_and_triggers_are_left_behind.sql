-- op.alter_column("account", "email", new_column_name="mail", existing_type=sa.String(120), existing_nullable=False)
-- op.execute("DROP VIEW reachable")
-- op.execute("CREATE VIEW reachable AS SELECT id, mail FROM account WHERE mail IS NOT NULL")
-- after: read_by_others()

-- the trigger note_visit names account.email, and Microsoft SQL Server leaves its text as it is: it is broken until it is created again
-- the view reachable names account.email, and Microsoft SQL Server leaves its text as it is: it is broken until it is created again
EXEC sp_rename 'account.email', 'mail', N'COLUMN';
GO
DROP VIEW reachable;
GO
CREATE VIEW reachable AS SELECT id, mail FROM account WHERE mail IS NOT NULL;
GO

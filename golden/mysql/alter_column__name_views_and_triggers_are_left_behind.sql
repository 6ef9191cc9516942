-- op.alter_column("account", "email", new_column_name="mail", existing_type=sa.String(120), existing_nullable=False)
-- op.execute("DROP VIEW reachable")
-- op.execute("CREATE VIEW reachable AS SELECT id, mail FROM account WHERE mail IS NOT NULL")
-- after: read_by_others()

-- the trigger lower_email may name account.email, and MySQL leaves its text as it is: then it is broken until it is created again
-- the trigger note_visit names account.email, and MySQL leaves its text as it is: it is broken until it is created again
-- the view reachable names account.email, and MySQL leaves its text as it is: it is broken until it is created again
ALTER TABLE account RENAME COLUMN email TO mail;
DROP VIEW reachable;
CREATE VIEW reachable AS SELECT id, mail FROM account WHERE mail IS NOT NULL;

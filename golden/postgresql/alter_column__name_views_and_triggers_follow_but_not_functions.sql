-- op.alter_column("account", "email", new_column_name="mail")
-- after: read_by_others()

-- the function that the trigger lower_email executes keeps its text: if it names email, replace it
ALTER TABLE account RENAME COLUMN email TO mail;

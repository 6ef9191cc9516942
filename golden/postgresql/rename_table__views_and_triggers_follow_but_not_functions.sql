-- op.rename_table("account", "customer")
-- after: read_by_others()

-- the function that the trigger lower_email executes keeps its text: if it names account, replace it
ALTER TABLE account RENAME TO customer;

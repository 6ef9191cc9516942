-- op.alter_column("account", "email", new_column_name="mail", existing_type=sa.String(120), existing_nullable=False)
-- after: read_by_others()

ALTER TABLE account RENAME COLUMN email TO mail;

-- op.create_index("ix_account_lower_email", "account", [sa.func.lower(sa.column("email"))])
-- op.alter_column("account", "email", new_column_name="mail")
-- after: account()

CREATE INDEX ix_account_lower_email ON account ((lower(email)));
DROP INDEX ix_account_lower_email ON account;
ALTER TABLE account RENAME COLUMN email TO mail;
CREATE INDEX ix_account_lower_email ON account ((lower(mail)));

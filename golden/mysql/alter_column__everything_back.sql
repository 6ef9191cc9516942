-- op.alter_column("account", "status", type_=sa.Text(), nullable=True, server_default=None, new_column_name="note")
-- after: account()

ALTER TABLE account CHANGE COLUMN status note TEXT;

-- op.alter_column("account", "status", type_=sa.Text(), nullable=True, server_default=None, new_column_name="note")
-- after: account()

ALTER TABLE account ALTER COLUMN status TYPE TEXT,
  ALTER COLUMN status DROP DEFAULT,
  ALTER COLUMN status DROP NOT NULL;
ALTER TABLE account RENAME COLUMN status TO note;

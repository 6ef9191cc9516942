-- op.alter_column("account", "id", autoincrement=False, existing_autoincrement=True, existing_type=sa.Integer())
-- after: account()

ALTER TABLE account MODIFY COLUMN id INTEGER NOT NULL;

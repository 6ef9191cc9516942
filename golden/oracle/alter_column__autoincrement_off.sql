-- op.alter_column("account", "id", autoincrement=False, existing_autoincrement=True, existing_type=sa.Integer())
-- after: account()

-- nothing to do

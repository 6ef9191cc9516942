-- op.alter_column("account", "created_at", server_default=sa.func.now())
-- after: account()

-- nothing to do

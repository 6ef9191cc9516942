-- op.alter_column("account", "email", nullable=False)
-- after: account()

-- nothing to do

-- op.alter_column("account", "name", type_=sa.String(50))
-- after: account()

-- nothing to do

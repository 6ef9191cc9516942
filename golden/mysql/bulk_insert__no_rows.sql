-- op.bulk_insert(sa.table("account", sa.column("id", sa.Integer())), [])
-- after: account()

-- nothing to do

-- op.alter_column("ticket", "id", server_default=None)
-- after: counted_by_identity()

-- nothing to do

-- op.alter_column("ticket", "id", server_default=sa.Identity(always=True, start=100, increment=10, cycle=True))
-- after: counted_by_identity()

ALTER TABLE ticket MODIFY id GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10 CYCLE);

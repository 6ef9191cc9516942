-- op.alter_column("ticket", "seat", server_default=sa.text("1"))
-- op.bulk_insert(sa.table("ticket"), [{}, {}])
-- after: counted_by_identity()

ALTER TABLE ticket ADD DEFAULT 1 FOR seat;
GO
INSERT INTO ticket DEFAULT VALUES;
GO
INSERT INTO ticket DEFAULT VALUES;
GO

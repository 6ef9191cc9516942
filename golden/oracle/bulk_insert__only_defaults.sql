-- op.alter_column("ticket", "seat", server_default=sa.text("1"))
-- op.bulk_insert(sa.table("ticket"), [{}, {}])
-- after: counted_by_identity()

ALTER TABLE ticket MODIFY seat DEFAULT 1;
INSERT INTO ticket (id) VALUES (DEFAULT);
INSERT INTO ticket (id) VALUES (DEFAULT);

-- op.bulk_insert(
--     sa.table("ticket", sa.column("id", sa.Integer()), sa.column("seat", sa.Integer())), [{"id": 50, "seat": 3}]
-- )
-- after: counted_by_identity()

INSERT INTO ticket (id, seat) VALUES
  (50, 3);

-- op.bulk_insert(sa.table("ticket", sa.column("seat", sa.Integer())), [{"seat": 3}, {"seat": 4}])
-- after: counted_by_identity()

INSERT INTO ticket (seat) VALUES
  (3),
  (4);

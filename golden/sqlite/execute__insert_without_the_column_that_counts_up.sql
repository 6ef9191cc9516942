-- op.execute(sa.table("ticket", sa.column("seat", sa.Integer())).insert().values(seat=3))
-- after: counted_by_identity()

INSERT INTO ticket (seat) VALUES (3);

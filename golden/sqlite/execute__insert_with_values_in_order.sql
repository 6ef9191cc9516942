-- ticket = sa.table("ticket", sa.column("id", sa.Integer()), sa.column("seat", sa.Integer()))
-- op.execute(
--     ticket.insert().values([(9, 3), (10, 4)])
--     if op.get_context().dialect.name != "oracle"
--     else ticket.insert().values((9, 3))
-- )
-- after: counted_by_identity()

INSERT INTO ticket (id, seat) VALUES (9, 3), (10, 4);

-- op.bulk_insert(
--     sa.table(
--         "account", sa.column("id", sa.Integer()), sa.column("email", sa.String()), sa.column("name", sa.String())
--     ),
--     [{"id": 20, "email": "a"}, {"id": 21, "email": "b"}, {"id": 22, "email": "c", "name": "C"}],
-- )
-- after: account()

INSERT INTO account (id, email) VALUES
  (20, 'a'),
  (21, 'b');
INSERT INTO account (id, email, name) VALUES
  (22, 'c', 'C');

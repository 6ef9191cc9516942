-- op.bulk_insert(
--     sa.table("account", sa.column("id", sa.Integer()), sa.column("email", sa.String())),
--     [{"id": 20, "email": "a"}, {"id": 21, "email": "b"}],
--     multiinsert=False,
-- )
-- after: account()

INSERT INTO account (id, email) VALUES
  (20, 'a');
INSERT INTO account (id, email) VALUES
  (21, 'b');

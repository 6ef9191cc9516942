-- op.execute(
--     sa.insert(accounts).values(
--         [{"id": 30, "email": "a", "active": True}, {"id": 31, "email": "b", "active": False}]
--     )
-- )
-- after: account()

INSERT INTO account (id, email, active) VALUES (30, 'a', 1), (31, 'b', 0);

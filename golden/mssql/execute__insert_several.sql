-- op.execute(
--     sa.insert(accounts).values(
--         [{"id": 30, "email": "a", "active": True}, {"id": 31, "email": "b", "active": False}]
--     )
-- )
-- after: account()

SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email, active) VALUES (30, 'a', 1), (31, 'b', 0);
GO
SET IDENTITY_INSERT account OFF;
GO

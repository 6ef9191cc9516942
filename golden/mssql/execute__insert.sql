-- op.execute(
--     sa.insert(accounts).values(id=30, email="a@b", status="new", created_at=dt.datetime(2024, 2, 29, 1, 2, 3))
-- )
-- after: account()

SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email, status, created_at) VALUES (30, 'a@b', 'new', CAST('2024-02-29T01:02:03' AS DATETIME2));
GO
SET IDENTITY_INSERT account OFF;
GO

-- op.bulk_insert(
--     sa.table("account", sa.column("id", sa.Integer()), sa.column("email", sa.String())),
--     [{"id": 20, "email": "a"}, {"id": 21, "email": "b"}],
--     multiinsert=False,
-- )
-- after: account()

SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email) VALUES
  (20, 'a');
GO
SET IDENTITY_INSERT account OFF;
GO
SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email) VALUES
  (21, 'b');
GO
SET IDENTITY_INSERT account OFF;
GO

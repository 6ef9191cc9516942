-- op.bulk_insert(
--     sa.table("account", sa.column("id"), sa.column("email"), sa.column("active"), sa.column("born_on")),
--     [{"id": 20, "email": "a", "active": False, "born_on": dt.date(2001, 1, 1)}],
-- )
-- after: account()

SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email, active, born_on) VALUES
  (20, 'a', 0, CAST('2001-01-01' AS DATE));
GO
SET IDENTITY_INSERT account OFF;
GO

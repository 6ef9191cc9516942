-- account = sa.table("account", sa.column("id"), sa.column("email"))
-- purchase = sa.table("purchase", sa.column("id"), sa.column("account_id"), sa.column("total"))
-- op.bulk_insert(account, [{"id": 0, "email": "nobody@example.org"}])
-- op.bulk_insert(purchase, [{"id": 12, "account_id": 0, "total": 1}])
-- after: account_and_purchase()

SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email) VALUES
  (0, 'nobody@example.org');
GO
SET IDENTITY_INSERT account OFF;
GO
SET IDENTITY_INSERT purchase ON;
GO
INSERT INTO purchase (id, account_id, total) VALUES
  (12, 0, 1);
GO
SET IDENTITY_INSERT purchase OFF;
GO

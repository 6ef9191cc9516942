-- table = sa.table("purchase", sa.column("code"))
-- op.execute(table.delete().where(table.c.code.in_(sa.select(_regulars().c.email))))
-- after: account_and_purchase()

WITH regulars AS 
(SELECT account.email AS email 
FROM account 
WHERE account.visits > 5)
 DELETE FROM purchase WHERE purchase.code IN (SELECT regulars.email 
FROM regulars);
GO

-- table = sa.table("purchase", sa.column("code"))
-- op.execute(table.delete().where(table.c.code.in_(sa.select(_regulars(nesting=True).c.email))))
-- after: account_and_purchase()

DELETE FROM purchase WHERE purchase.code IN (WITH regulars AS 
(SELECT account.email AS email 
FROM account 
WHERE account.visits > 5)
 SELECT regulars.email 
FROM regulars);

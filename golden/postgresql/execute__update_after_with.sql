-- regulars = _regulars()
-- table = sa.table("purchase", sa.column("id"), sa.column("code"))
-- op.execute(table.update().where(sa.exists().where(regulars.c.email == table.c.code)).values(code=None))
-- after: account_and_purchase()

WITH regulars AS 
(SELECT account.email AS email 
FROM account 
WHERE account.visits > 5)
 UPDATE purchase SET code=NULL WHERE EXISTS (SELECT * 
FROM regulars 
WHERE regulars.email = purchase.code);

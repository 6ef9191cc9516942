-- table = sa.table("purchase", *(sa.column(name) for name in ("id", "account_id", "total", "code")))
-- rows = sa.select(_regulars().c.email, sa.literal(1), sa.literal(0), sa.literal(900))
-- op.execute(table.insert().from_select(["code", "account_id", "total", "id"], rows))
-- after: account_and_purchase()

INSERT INTO purchase (code, account_id, total, id) WITH regulars AS 
(SELECT account.email AS email 
FROM account 
WHERE account.visits > 5)
 SELECT regulars.email, 1 AS anon_1, 0 AS anon_2, 900 AS anon_3 
FROM regulars;

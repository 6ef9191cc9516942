-- purchase = sa.table("purchase", sa.column("account_id", sa.Integer()), sa.column("total", sa.Numeric()))
-- spent = sa.select(sa.func.count()).where(purchase.c.account_id == accounts.c.id, purchase.c.total > Decimal("0.5"))
-- op.execute(accounts.update().values(visits=spent.scalar_subquery()))
-- after: account_and_purchase()

UPDATE account SET visits=(SELECT count(*) AS count_1 
FROM purchase 
WHERE purchase.account_id = account.id AND purchase.total > 0.5);

-- gone = accounts.delete().where(accounts.c.id == -1).returning(accounts.c.email).cte("gone")
-- op.execute(accounts.update().where(accounts.c.email.in_(sa.select(gone.c.email))).values(visits=0))
-- after: account_and_purchase()

WITH gone AS 
(DELETE FROM account WHERE account.id = -1 RETURNING account.email)
 UPDATE account SET visits=0 WHERE account.email IN (SELECT gone.email 
FROM gone);

-- op.execute(sa.delete(accounts).where(accounts.c.id.in_([])))
-- after: account()

DELETE FROM account WHERE account.id IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1);

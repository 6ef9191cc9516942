-- op.execute(sa.delete(accounts).where(accounts.c.id.in_([])))
-- after: account()

DELETE FROM account WHERE account.id IN (NULL) AND (1 != 1);

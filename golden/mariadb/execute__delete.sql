-- op.execute(sa.delete(accounts).where(accounts.c.id.in_([1, 2]), accounts.c.name != "x"))
-- after: account()

DELETE FROM account WHERE account.id IN (1, 2) AND account.name != 'x';

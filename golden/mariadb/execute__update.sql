-- op.execute(
--     accounts.update()
--     .where(accounts.c.email.like("%@example.org"), accounts.c.active.is_(True))
--     .values(status="it's 100%", visits=accounts.c.visits + 1)
-- )
-- after: account()

UPDATE account SET status='it''s 100%', visits=(account.visits + 1) WHERE account.email LIKE '%@example.org' AND account.active IS true;

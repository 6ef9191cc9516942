-- op.execute(
--     accounts.update().values(
--         status=sa.case((accounts.c.visits > 0, "seen"), (accounts.c.active.is_(False), "it's off"), else_="new")
--     )
-- )
-- after: account()

UPDATE account SET status=CASE WHEN (account.visits > 0) THEN 'seen' WHEN (account.active IS false) THEN 'it''s off' ELSE 'new' END;

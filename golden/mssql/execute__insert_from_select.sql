-- op.execute(
--     sa.insert(accounts).from_select(
--         ["id", "email", "status"],
--         sa.select(accounts.c.id + 100, accounts.c.email, sa.literal("copied")).where(accounts.c.visits >= 0),
--     )
-- )
-- after: account()

SET IDENTITY_INSERT account ON;
GO
INSERT INTO account (id, email, status) SELECT account.id + 100 AS anon_1, account.email, 'copied' AS anon_2 
FROM account 
WHERE account.visits >= 0;
GO
SET IDENTITY_INSERT account OFF;
GO

-- op.execute(
--     accounts.update()
--     .where(accounts.c.status == op.inline_literal("new"))
--     .values({"status": op.inline_literal("it's old")})
-- )
-- after: account()

UPDATE account SET status='it''s old' WHERE account.status = 'new';

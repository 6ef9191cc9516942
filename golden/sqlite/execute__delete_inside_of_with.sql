-- gone = accounts.delete().where(accounts.c.id == -1).returning(accounts.c.email).cte("gone")
-- op.execute(accounts.update().where(accounts.c.email.in_(sa.select(gone.c.email))).values(visits=0))
-- after: account_and_purchase()

-- REFUSED: SG406 an INSERT, UPDATE or DELETE inside of WITH can't be written
--   why: SQLite takes only SELECT inside of WITH
--   do:  make it a statement of its own

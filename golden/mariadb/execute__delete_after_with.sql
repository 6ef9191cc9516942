-- table = sa.table("purchase", sa.column("code"))
-- op.execute(table.delete().where(table.c.code.in_(sa.select(_regulars().c.email))))
-- after: account_and_purchase()

-- REFUSED: SG406 WITH before DELETE can't be written
--   why: it needs MariaDB 12.3, the script is for 10.11
--   do:  let the subquery that reads it have it: .cte(..., nesting=True)
--   do:  or read a subquery instead: .subquery(), .scalar_subquery()

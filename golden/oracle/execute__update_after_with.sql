-- regulars = _regulars()
-- table = sa.table("purchase", sa.column("id"), sa.column("code"))
-- op.execute(table.update().where(sa.exists().where(regulars.c.email == table.c.code)).values(code=None))
-- after: account_and_purchase()

-- REFUSED: SG406 WITH before UPDATE can't be written
--   why: Oracle takes WITH before SELECT only, also in a subquery
--   do:  let the subquery that reads it have it: .cte(..., nesting=True)
--   do:  or read a subquery instead: .subquery(), .scalar_subquery()

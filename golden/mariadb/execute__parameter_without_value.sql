-- op.execute(sa.text("UPDATE account SET status = :status"))
-- after: account()

-- REFUSED: SG405 the parameter 'status' has no value
--   why: a script is complete: nobody binds a value to it later
--   do:  give it one: .bindparams(status=...) or .values(status=...)
--   do:  if the colon is part of the SQL, write \:status

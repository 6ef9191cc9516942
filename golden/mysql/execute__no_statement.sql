-- op.execute(None)
-- after: account()

-- REFUSED: SG315 a statement is expected, not a NoneType
--   do:  a string of SQL, text(), or a statement of SQLAlchemy

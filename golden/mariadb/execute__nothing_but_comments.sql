-- op.execute("-- what follows was agreed on")
-- op.execute("/* one thing;\n   and another */")
-- op.execute("/*soon*/ ; -- or later")
-- op.execute("")
-- op.execute("UPDATE account SET visits = 0 WHERE visits IS NULL")
-- after: account()

-- what follows was agreed on
-- one thing;
-- and another
-- soon
-- or later
UPDATE account SET visits = 0 WHERE visits IS NULL;

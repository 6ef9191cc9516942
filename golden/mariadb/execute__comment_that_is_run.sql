-- op.execute("/*!50000 UPDATE account SET visits = 0 WHERE visits IS NULL */")
-- after: account()

/*!50000 UPDATE account SET visits = 0 WHERE visits IS NULL */
;

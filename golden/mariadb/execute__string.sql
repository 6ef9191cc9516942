-- op.execute("UPDATE account SET status = 'old :x 100%' WHERE visits > 0")
-- after: account()

UPDATE account SET status = 'old :x 100%' WHERE visits > 0;

-- op.execute("DELETE FROM account WHERE id = 3 -- the third")
-- after: account()

DELETE FROM account WHERE id = 3 -- the third
;

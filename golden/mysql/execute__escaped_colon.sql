-- op.execute("UPDATE account SET status = 'at 10\\:30'")
-- op.execute(sa.text("UPDATE account SET status = 'at 10\\:30'"))
-- after: account()

UPDATE account SET status = 'at 10:30';
UPDATE account SET status = 'at 10:30';

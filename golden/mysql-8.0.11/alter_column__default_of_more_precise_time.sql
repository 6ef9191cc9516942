-- op.alter_column("account", "created_at", type_=mysql.DATETIME(fsp=6))
-- after: account()

-- REFUSED: SG401 MySQL can't do this: alter column created_at of account: type
--   why: an expression as a default (created_at): it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

-- op.alter_column("account", "bio", server_default="nothing")
-- after: account()

-- REFUSED: SG401 MySQL can't do this: alter column bio of account: default
--   why: a default that is an expression: it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  let the application give the value, or state a literal

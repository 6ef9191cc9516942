-- op.alter_column("account", "born_on", server_default=sa.func.current_date())
-- after: account()

-- REFUSED: SG401 MySQL can't do this: alter column born_on of account: default
--   why: a default that is an expression: it needs MySQL 8.0.13, the script is for 8.0.11
--   do:  let the application give the value, or state a literal

-- op.alter_column("account", "born_on", type_=sa.Integer())
-- after: account()

-- REFUSED: SG401 PostgreSQL can't do this: alter column born_on of account: type
--   why: no cast leads from DATE to INTEGER
--   do:  say how the values are made: postgresql_using="..."

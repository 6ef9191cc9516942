-- op.alter_column("account", "id", type_=sa.BigInteger(), existing_type=sa.Integer())
-- after: account()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column id of account: type
--   why: the server refuses while these depend on id (errors 5074, 15336): primary key without a name of table "account"
--   do:  drop them first, and add them again afterwards

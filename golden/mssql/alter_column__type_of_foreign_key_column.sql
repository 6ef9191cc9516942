-- op.alter_column("purchase", "account_id", type_=sa.BigInteger())
-- after: account_and_purchase()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column account_id of purchase: type
--   why: the server refuses while these depend on account_id (errors 5074, 15336): foreign key "fk_purchase_account" of table "purchase"
--   do:  drop them first, and add them again afterwards

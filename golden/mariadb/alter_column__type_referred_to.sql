-- op.alter_column("account", "id", type_=sa.BigInteger())
-- after: account_and_purchase()

-- REFUSED: SG401 MariaDB can't do this: alter column id of account: type
--   why: the type of a column in a foreign key can't change (error 1832, 1833): foreign key "fk_purchase_account" of table "purchase"
--   do:  op.drop_constraint() it, change the columns at both ends, op.create_foreign_key() it again

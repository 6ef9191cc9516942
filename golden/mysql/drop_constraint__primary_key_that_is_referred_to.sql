-- op.drop_constraint("account_pkey", "account", type_="primary")
-- after: account_and_purchase()

-- REFUSED: SG401 MySQL can't do this: drop primary constraint PRIMARY of account
--   why: the foreign key fk_purchase_account refers to it, and its columns have no other index (error 1553)
--   do:  drop that foreign key first

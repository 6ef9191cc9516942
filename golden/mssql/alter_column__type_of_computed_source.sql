-- op.alter_column("line_item", "price", type_=sa.BigInteger())
-- after: generated()

-- REFUSED: SG401 Microsoft SQL Server can't do this: alter column price of line_item: type
--   why: the server refuses while these depend on price (errors 5074, 15336): generated column "total" of table "line_item"
--   do:  drop them first, and add them again afterwards

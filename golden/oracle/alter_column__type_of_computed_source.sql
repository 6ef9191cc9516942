-- op.alter_column("line_item", "price", type_=sa.BigInteger())
-- after: generated()

-- REFUSED: SG401 Oracle can't do this: alter column price of line_item: type
--   why: a column that a virtual column reads keeps its type (ORA-54033): generated column "total" of table "line_item"
--   do:  op.drop_column() that first, and op.add_column() it again afterwards

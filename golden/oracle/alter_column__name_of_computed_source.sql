-- op.alter_column("line_item", "price", new_column_name="unit_price")
-- after: generated()

-- REFUSED: SG401 Oracle can't do this: alter column price of line_item: name
--   why: a column that a virtual column reads keeps its name (ORA-54032): generated column "total" of table "line_item"
--   do:  op.drop_column() that first, and op.add_column() it again afterwards

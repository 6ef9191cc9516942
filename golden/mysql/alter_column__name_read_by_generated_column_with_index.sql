-- op.create_index("ix_total", "line_item", ["total"])
-- op.alter_column("line_item", "price", new_column_name="unit_price")
-- after: generated()

CREATE INDEX ix_total ON line_item (total);

-- REFUSED: SG401 MySQL can't do this: alter column price of line_item: name
--   why: the generated column total reads it (error 3108) and can't be made anew while there is index "ix_total" of table "line_item"
--   do:  drop that first, and create it again afterwards

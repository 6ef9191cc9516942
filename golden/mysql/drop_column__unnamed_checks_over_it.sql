-- op.drop_constraint("gadget_price_weight_key", "gadget", type_="unique")
-- op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")
-- op.drop_column("gadget", "price")
-- after: alike()

-- gadget_price_weight_key is what PostgreSQL would call it; here it is price
DROP INDEX price ON gadget;
-- gadget_weight_price_key is what PostgreSQL would call it; here it is weight
DROP INDEX weight ON gadget;
ALTER TABLE gadget DROP CONSTRAINT gadget_chk_1;
ALTER TABLE gadget DROP CONSTRAINT gadget_chk_2;
ALTER TABLE gadget DROP COLUMN price;

-- op.drop_constraint("gadget_price_weight_key", "gadget", type_="unique")
-- op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")
-- op.drop_column("gadget", "price")
-- after: alike()

ALTER TABLE gadget DROP CONSTRAINT gadget_price_weight_key;
ALTER TABLE gadget DROP CONSTRAINT gadget_weight_price_key;
ALTER TABLE gadget DROP COLUMN price;

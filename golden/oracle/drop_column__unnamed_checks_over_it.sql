-- op.drop_constraint("gadget_price_weight_key", "gadget", type_="unique")
-- op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")
-- op.drop_column("gadget", "price")
-- after: alike()

-- gadget_price_weight_key is what PostgreSQL would call it; here it is without a known name
ALTER TABLE gadget DROP UNIQUE (price, weight);
-- gadget_weight_price_key is what PostgreSQL would call it; here it is without a known name
ALTER TABLE gadget DROP UNIQUE (weight, price);
ALTER TABLE gadget DROP COLUMN price;

-- op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")
-- after: alike()

-- gadget_weight_price_key is what PostgreSQL would call it; here it is without a known name
ALTER TABLE gadget DROP UNIQUE (weight, price);

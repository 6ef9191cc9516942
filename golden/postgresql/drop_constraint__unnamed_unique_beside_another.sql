-- op.drop_constraint("gadget_weight_price_key", "gadget", type_="unique")
-- after: alike()

ALTER TABLE gadget DROP CONSTRAINT gadget_weight_price_key;

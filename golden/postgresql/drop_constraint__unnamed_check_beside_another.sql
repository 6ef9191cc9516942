-- op.drop_constraint("gadget_price_check1", "gadget", type_="check")
-- after: alike()

ALTER TABLE gadget DROP CONSTRAINT gadget_price_check1;

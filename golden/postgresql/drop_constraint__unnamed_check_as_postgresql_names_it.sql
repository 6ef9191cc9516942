-- op.drop_constraint("gadget_price_check", "gadget", type_="check")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP CONSTRAINT gadget_price_check;

-- op.drop_constraint("gadget_weight_check", "gadget", type_="check")
-- after: alike()

ALTER TABLE gadget DROP CONSTRAINT gadget_weight_check;

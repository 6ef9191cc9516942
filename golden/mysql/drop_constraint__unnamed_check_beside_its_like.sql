-- op.drop_constraint("gadget_weight_check", "gadget", type_="check")
-- after: alike()

-- gadget_weight_check is what PostgreSQL would call it; here it is gadget_chk_3
ALTER TABLE gadget DROP CONSTRAINT gadget_chk_3;

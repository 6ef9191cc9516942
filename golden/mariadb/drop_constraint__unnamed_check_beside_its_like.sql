-- op.drop_constraint("gadget_weight_check", "gadget", type_="check")
-- after: alike()

-- gadget_weight_check is what PostgreSQL would call it; here it is CONSTRAINT_3
ALTER TABLE gadget DROP CONSTRAINT `CONSTRAINT_3`;

-- op.drop_constraint("gadget_price_check", "gadget", type_="check")
-- after: unnamed_constraints()

-- gadget_price_check is what PostgreSQL would call it; here it is gadget_chk_1
ALTER TABLE gadget DROP CONSTRAINT gadget_chk_1;

-- op.drop_constraint("gadget_price_check1", "gadget", type_="check")
-- after: alike()

-- gadget_price_check1 is what PostgreSQL would call it; here it is gadget_chk_2
ALTER TABLE gadget DROP CONSTRAINT gadget_chk_2;

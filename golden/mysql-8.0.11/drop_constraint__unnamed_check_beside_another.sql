-- op.drop_constraint("gadget_price_check1", "gadget", type_="check")
-- after: alike()

-- gadget_price_check1 is what PostgreSQL would call it; here it is gadget_chk_2
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away

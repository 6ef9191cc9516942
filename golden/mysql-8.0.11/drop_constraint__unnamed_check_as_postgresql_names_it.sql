-- op.drop_constraint("gadget_price_check", "gadget", type_="check")
-- after: unnamed_constraints()

-- gadget_price_check is what PostgreSQL would call it; here it is gadget_chk_1
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away

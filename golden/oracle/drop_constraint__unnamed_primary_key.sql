-- op.drop_constraint("gadget_pkey", "gadget", type_="primary")
-- after: unnamed_constraints()

-- gadget_pkey is what PostgreSQL would call it; here it is without a known name
ALTER TABLE gadget DROP PRIMARY KEY;

-- op.drop_constraint("serial", "gadget", type_="unique")
-- after: unnamed_constraints()

-- serial is what MySQL would call it; here it is without a known name
ALTER TABLE gadget DROP UNIQUE (serial);

-- op.drop_constraint("gadget_serial_key", "gadget", type_="unique")
-- after: unnamed_constraints()

-- gadget_serial_key is what PostgreSQL would call it; here it is without a known name
ALTER TABLE gadget DROP UNIQUE (serial);

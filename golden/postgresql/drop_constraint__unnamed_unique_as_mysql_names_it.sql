-- op.drop_constraint("serial", "gadget", type_="unique")
-- after: unnamed_constraints()

-- serial is what MySQL would call it; here it is gadget_serial_key
ALTER TABLE gadget DROP CONSTRAINT gadget_serial_key;

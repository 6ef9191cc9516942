-- op.drop_constraint("gadget_serial_key", "gadget", type_="unique")
-- after: unnamed_constraints()

-- gadget_serial_key is what PostgreSQL would call it; here it is serial
DROP INDEX serial ON gadget;

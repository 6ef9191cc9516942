-- op.drop_constraint("gadget_serial_key", "gadget", type_="unique")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP CONSTRAINT gadget_serial_key;

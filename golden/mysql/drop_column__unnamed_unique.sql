-- op.drop_column("gadget", "serial")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP COLUMN serial;

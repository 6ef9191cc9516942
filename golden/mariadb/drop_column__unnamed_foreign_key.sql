-- op.drop_column("gadget", "owner_id")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_1;
ALTER TABLE gadget DROP COLUMN owner_id;

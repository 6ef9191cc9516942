-- op.drop_column("gadget", "price")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP COLUMN price;

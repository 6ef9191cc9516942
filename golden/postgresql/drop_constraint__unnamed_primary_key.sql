-- op.drop_constraint("gadget_pkey", "gadget", type_="primary")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP CONSTRAINT gadget_pkey;

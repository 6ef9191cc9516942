-- op.drop_constraint("gadget_owner_id_fkey", "gadget", type_="foreignkey")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey;

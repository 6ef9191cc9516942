-- op.drop_constraint("gadget_ibfk_1", "gadget", type_="foreignkey")
-- after: unnamed_constraints()

-- gadget_ibfk_1 is what MySQL would call it; here it is gadget_owner_id_fkey
ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey;

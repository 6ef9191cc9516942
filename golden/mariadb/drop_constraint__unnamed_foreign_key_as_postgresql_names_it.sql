-- op.drop_constraint("gadget_owner_id_fkey", "gadget", type_="foreignkey")
-- after: unnamed_constraints()

-- gadget_owner_id_fkey is what PostgreSQL would call it; here it is gadget_ibfk_1
ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_1;

-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- after: alike()

-- gadget_owner_id_fkey1 is what PostgreSQL would call it; here it is gadget_ibfk_2
ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_2;

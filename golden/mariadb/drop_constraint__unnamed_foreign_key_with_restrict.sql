-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- op.create_foreign_key(None, "gadget", "owner", ["owner_id"], ["number"], ondelete="RESTRICT")
-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- after: alike()

-- gadget_owner_id_fkey1 is what PostgreSQL would call it; here it is gadget_ibfk_2
ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_2;
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (number) ON DELETE RESTRICT;
-- gadget_owner_id_fkey1 is what PostgreSQL would call it; here it is gadget_ibfk_2
ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_2;

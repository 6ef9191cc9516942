-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- op.create_foreign_key(None, "gadget", "owner", ["owner_id"], ["number"], ondelete="RESTRICT")
-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- after: alike()

ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey1;
ALTER TABLE gadget ADD FOREIGN KEY(owner_id) REFERENCES owner (number) ON DELETE RESTRICT;
ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey1;

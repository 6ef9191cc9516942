-- op.drop_constraint("gadget_owner_id_fkey1", "gadget", type_="foreignkey")
-- after: alike()

ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey1;

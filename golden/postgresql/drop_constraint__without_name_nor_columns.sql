-- op.drop_constraint(None, "gadget", type_="foreignkey")
-- op.drop_constraint(None, "owner", type_="primary")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey;
ALTER TABLE owner DROP CONSTRAINT owner_pkey;

-- op.rename_table("gadget", "device")
-- op.alter_column("device", "owner_id", new_column_name="holder_id")
-- op.drop_constraint("gadget_owner_id_fkey", "device", type_="foreignkey")
-- after: unnamed_constraints()

ALTER TABLE gadget RENAME TO device;
ALTER TABLE device RENAME COLUMN owner_id TO holder_id;
ALTER TABLE device DROP CONSTRAINT gadget_owner_id_fkey;

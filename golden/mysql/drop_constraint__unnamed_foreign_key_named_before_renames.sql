-- op.rename_table("gadget", "device")
-- op.alter_column("device", "owner_id", new_column_name="holder_id")
-- op.drop_constraint("gadget_owner_id_fkey", "device", type_="foreignkey")
-- after: unnamed_constraints()

ALTER TABLE gadget RENAME TO device;
ALTER TABLE device RENAME COLUMN owner_id TO holder_id;
-- gadget_owner_id_fkey is what PostgreSQL would call it; here it is device_ibfk_1
ALTER TABLE device DROP FOREIGN KEY device_ibfk_1;

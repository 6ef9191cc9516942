-- convention = {"fk": "fk_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}
-- with op.batch_alter_table("gadget", naming_convention=convention) as batch:
--     batch.drop_constraint("fk_gadget_owner_id", type_="foreignkey")
--     batch.drop_constraint("uq_gadget_serial", type_="unique")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey;
ALTER TABLE gadget DROP CONSTRAINT gadget_serial_key;

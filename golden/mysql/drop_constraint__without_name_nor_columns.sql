-- op.drop_constraint(None, "gadget", type_="foreignkey")
-- op.drop_constraint(None, "owner", type_="primary")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_1;
-- id stops counting up: AUTO_INCREMENT must be in a key
ALTER TABLE owner MODIFY COLUMN id INTEGER NOT NULL, DROP PRIMARY KEY;

-- op.drop_constraint("gadget_ibfk_1", "gadget", type_="foreignkey")
-- after: unnamed_constraints()

ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_1;

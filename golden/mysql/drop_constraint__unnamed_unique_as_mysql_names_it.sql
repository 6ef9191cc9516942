-- op.drop_constraint("serial", "gadget", type_="unique")
-- after: unnamed_constraints()

DROP INDEX serial ON gadget;

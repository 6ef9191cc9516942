-- op.drop_constraint(None, "gadget", type_="foreignkey", columns=["owner_id"])
-- op.drop_constraint(None, "gadget", type_="unique", columns=["serial"])
-- op.drop_constraint(None, "gadget", type_="check", columns=["price"])
-- after: unnamed_constraints()

ALTER TABLE gadget DROP FOREIGN KEY gadget_ibfk_1;
DROP INDEX serial ON gadget;
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away

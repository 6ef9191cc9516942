-- op.drop_constraint(None, "gadget", type_="foreignkey", columns=["owner_id"])
-- op.drop_constraint(None, "gadget", type_="unique", columns=["serial"])
-- op.drop_constraint(None, "gadget", type_="check", columns=["price"])
-- after: unnamed_constraints()

ALTER TABLE gadget DROP CONSTRAINT gadget_owner_id_fkey;
ALTER TABLE gadget DROP CONSTRAINT gadget_serial_key;
ALTER TABLE gadget DROP CONSTRAINT gadget_price_check;

-- op.drop_constraint(None, "parcel", type_="check", columns=["grade"])
-- after: two_alike()

ALTER TABLE parcel DROP CONSTRAINT `CONSTRAINT_2`;

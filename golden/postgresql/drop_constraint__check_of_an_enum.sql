-- op.drop_constraint(None, "parcel", type_="check", columns=["grade"])
-- after: two_alike()

ALTER TABLE parcel DROP CONSTRAINT parcel_grade_check;

-- op.drop_column("parcel", "grade")
-- op.drop_column("parcel", "fragile")
-- after: two_alike()

ALTER TABLE parcel DROP COLUMN grade;
ALTER TABLE parcel DROP COLUMN fragile;

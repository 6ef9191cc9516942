-- op.drop_column("parcel", "grade")
-- op.drop_column("parcel", "fragile")
-- after: two_alike()

-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE parcel DROP COLUMN grade;
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE parcel DROP COLUMN fragile;

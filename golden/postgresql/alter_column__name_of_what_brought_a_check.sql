-- op.alter_column("parcel", "grade", new_column_name="mark")
-- op.alter_column("parcel", "mark", type_=sa.String(10))
-- after: two_alike()

ALTER TABLE parcel RENAME COLUMN grade TO mark;
ALTER TABLE parcel DROP CONSTRAINT parcel_grade_check;
ALTER TABLE parcel ALTER COLUMN mark TYPE VARCHAR(10);

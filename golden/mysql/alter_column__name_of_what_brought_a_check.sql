-- op.alter_column("parcel", "grade", new_column_name="mark")
-- op.alter_column("parcel", "mark", type_=sa.String(10))
-- after: two_alike()

ALTER TABLE parcel DROP CONSTRAINT parcel_chk_2;
ALTER TABLE parcel RENAME COLUMN grade TO mark;
ALTER TABLE parcel ADD CONSTRAINT parcel_chk_2 CHECK (mark IN ('s', 'm'));
ALTER TABLE parcel DROP CONSTRAINT parcel_chk_2;
ALTER TABLE parcel MODIFY COLUMN mark VARCHAR(10);

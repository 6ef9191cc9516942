-- op.alter_column("parcel", "grade", new_column_name="mark")
-- op.alter_column("parcel", "mark", type_=sa.String(10))
-- after: two_alike()

ALTER TABLE parcel RENAME COLUMN grade TO mark;
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE parcel MODIFY COLUMN mark VARCHAR(10);

-- op.alter_column(
--     "parcel", "grade", type_=sa.Enum("s", "m", "l", native_enum=False, create_constraint=True, length=5)
-- )
-- op.alter_column("parcel", "fragile", type_=sa.Integer())
-- after: two_alike()

ALTER TABLE parcel DROP CONSTRAINT parcel_chk_2;
ALTER TABLE parcel MODIFY COLUMN grade VARCHAR(5);
ALTER TABLE parcel ADD CHECK (grade IN ('s', 'm', 'l'));
ALTER TABLE parcel DROP CONSTRAINT parcel_chk_1;
ALTER TABLE parcel MODIFY COLUMN fragile INTEGER;

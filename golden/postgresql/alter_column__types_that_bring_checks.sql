-- op.alter_column(
--     "parcel", "grade", type_=sa.Enum("s", "m", "l", native_enum=False, create_constraint=True, length=5)
-- )
-- op.alter_column("parcel", "fragile", type_=sa.Integer())
-- after: two_alike()

ALTER TABLE parcel DROP CONSTRAINT parcel_grade_check;
ALTER TABLE parcel ALTER COLUMN grade TYPE VARCHAR(5);
ALTER TABLE parcel ADD CHECK (grade IN ('s', 'm', 'l'));
ALTER TABLE parcel ALTER COLUMN fragile TYPE INTEGER USING fragile::INTEGER;

-- op.alter_column(
--     "parcel", "grade", type_=sa.Enum("s", "m", "l", native_enum=False, create_constraint=True, length=5)
-- )
-- op.alter_column("parcel", "fragile", type_=sa.Integer())
-- after: two_alike()

-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE parcel MODIFY COLUMN grade VARCHAR(5);
ALTER TABLE parcel ADD CHECK (grade IN ('s', 'm', 'l'));
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE parcel MODIFY COLUMN fragile INTEGER;

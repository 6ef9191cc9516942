-- op.create_table("street", sa.Column("name", sa.String(100), primary_key=True))
-- op.add_column("parcel", sa.Column("street", sa.String(100), sa.ForeignKey("street.name", name="fk_parcel_street")))
-- op.create_index("ix_parcel_street", "parcel", ["street"], mysql_length=10)
-- op.drop_constraint("fk_parcel_street", "parcel", type_="foreignkey")
-- op.drop_index("fk_parcel_street", "parcel")
-- after: parcel()

CREATE TABLE street (
  name VARCHAR(100) NOT NULL,
  PRIMARY KEY (name)
);
ALTER TABLE parcel ADD COLUMN street VARCHAR(100);
ALTER TABLE parcel ADD CONSTRAINT fk_parcel_street FOREIGN KEY(street) REFERENCES street (name);
CREATE INDEX ix_parcel_street ON parcel (street(10));
ALTER TABLE parcel DROP FOREIGN KEY fk_parcel_street;
DROP INDEX fk_parcel_street ON parcel;

-- op.create_table("country", sa.Column("code", sa.String(2), primary_key=True))
-- op.create_table(
--     "town",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("country", sa.String(2), sa.ForeignKey("country.code", name="fk_town_country")),
-- )
-- op.alter_column("country", "code", type_=sa.String(3))

CREATE TABLE country (
  code VARCHAR(2) NOT NULL,
  PRIMARY KEY (code)
);
CREATE TABLE town (
  id INTEGER NOT NULL AUTO_INCREMENT,
  country VARCHAR(2),
  PRIMARY KEY (id),
  CONSTRAINT fk_town_country FOREIGN KEY(country) REFERENCES country (code)
);

-- REFUSED: SG401 MariaDB can't do this: alter column code of country: type
--   why: the type of a column in a foreign key can't change (error 1832, 1833): foreign key "fk_town_country" of table "town"
--   do:  op.drop_constraint() it, change the columns at both ends, op.create_foreign_key() it again

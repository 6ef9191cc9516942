-- op.create_table("country", sa.Column("code", sa.String(2), primary_key=True), sa.Column("name", sa.String(80)))

CREATE TABLE country (
  code VARCHAR(2) NOT NULL,
  name VARCHAR(80),
  PRIMARY KEY (code)
);

-- op.create_table("country", sa.Column("code", sa.String(2), primary_key=True), sa.Column("name", sa.String(80)))

CREATE TABLE country (
  code VARCHAR2(2 CHAR) NOT NULL,
  name VARCHAR2(80 CHAR),
  PRIMARY KEY (code)
);

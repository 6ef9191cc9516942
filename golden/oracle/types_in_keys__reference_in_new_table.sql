-- op.create_table("city", sa.Column("code", sa.String(36), primary_key=True))
-- op.create_table(
--     "owner",
--     sa.Column("name", sa.Text(), primary_key=True),
--     sa.Column("boss", sa.Text(), sa.ForeignKey("owner.name")),
--     sa.Column("city", sa.Text(), sa.ForeignKey("city.code")),
-- )
-- with: --types portable

CREATE TABLE city (
  code VARCHAR2(36 CHAR) NOT NULL,
  PRIMARY KEY (code)
);
CREATE TABLE owner (
  name VARCHAR2(255 CHAR) NOT NULL,
  boss VARCHAR2(255 CHAR),
  city VARCHAR2(36 CHAR),
  PRIMARY KEY (name),
  FOREIGN KEY(boss) REFERENCES owner (name),
  FOREIGN KEY(city) REFERENCES city (code)
);

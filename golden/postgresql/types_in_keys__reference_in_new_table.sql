-- op.create_table("city", sa.Column("code", sa.String(36), primary_key=True))
-- op.create_table(
--     "owner",
--     sa.Column("name", sa.Text(), primary_key=True),
--     sa.Column("boss", sa.Text(), sa.ForeignKey("owner.name")),
--     sa.Column("city", sa.Text(), sa.ForeignKey("city.code")),
-- )
-- with: --types portable

CREATE TABLE city (
  code VARCHAR(36) NOT NULL,
  PRIMARY KEY (code)
);
CREATE TABLE owner (
  name TEXT NOT NULL,
  boss TEXT,
  city TEXT,
  PRIMARY KEY (name),
  FOREIGN KEY(boss) REFERENCES owner (name),
  FOREIGN KEY(city) REFERENCES city (code)
);

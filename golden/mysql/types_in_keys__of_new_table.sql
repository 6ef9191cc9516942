-- op.create_table(
--     "owner",
--     sa.Column("name", sa.Text(), primary_key=True),
--     sa.Column("mail", sa.Text(), unique=True),
--     sa.Column("city", sa.Text(), index=True),
--     sa.Column("code", sa.Text()),
--     sa.Column("photo", sa.LargeBinary()),
--     sa.Column("bio", sa.Text()),
--     sa.UniqueConstraint("code", "photo", name="uq_owner_code"),
-- )
-- with: --types portable

-- ix_owner_city holds the first 255 characters of city, which changes no answer: MySQL has no index of all of it
CREATE TABLE owner (
  name VARCHAR(255) NOT NULL,
  mail VARCHAR(255),
  city TEXT,
  code VARCHAR(255),
  photo VARBINARY(255),
  bio TEXT,
  PRIMARY KEY (name),
  UNIQUE (mail),
  CONSTRAINT uq_owner_code UNIQUE (code, photo)
);
CREATE INDEX ix_owner_city ON owner (city(255));

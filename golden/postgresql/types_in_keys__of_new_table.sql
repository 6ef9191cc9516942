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

CREATE TABLE owner (
  name TEXT NOT NULL,
  mail TEXT,
  city TEXT,
  code TEXT,
  photo BYTEA,
  bio TEXT,
  PRIMARY KEY (name),
  UNIQUE (mail),
  CONSTRAINT uq_owner_code UNIQUE (code, photo)
);
CREATE INDEX ix_owner_city ON owner (city);

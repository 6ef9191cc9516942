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
  name VARCHAR(255) NOT NULL,
  mail VARCHAR(255) NULL,
  city VARCHAR(255) NULL,
  code VARCHAR(255) NULL,
  photo VARBINARY(255) NULL,
  bio VARCHAR(max) NULL,
  PRIMARY KEY (name),
  UNIQUE (mail),
  CONSTRAINT uq_owner_code UNIQUE (code, photo)
);
GO
CREATE INDEX ix_owner_city ON owner (city);
GO

-- op.create_table(
--     "badge",
--     sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
--     sa.Column("code", sa.String(20), nullable=False),
--     sa.UniqueConstraint("id"),
--     sa.UniqueConstraint("code"),
--     sa.UniqueConstraint("code", name="uq_badge_code"),
-- )

CREATE TABLE badge (
  id INTEGER NOT NULL,
  code VARCHAR(20) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_badge_code UNIQUE (code)
);

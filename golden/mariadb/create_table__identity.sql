-- op.create_table(
--     "ticket",
--     sa.Column("id", sa.Integer(), sa.Identity(always=True, start=42, increment=3), primary_key=True),
--     sa.Column("seat", sa.Integer()),
-- )

CREATE TABLE ticket (
  id INTEGER NOT NULL AUTO_INCREMENT,
  seat INTEGER,
  PRIMARY KEY (id)
);
-- id counts by auto_increment_increment, not by 3
ALTER TABLE ticket AUTO_INCREMENT = 42;

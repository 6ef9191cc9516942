-- table = op.create_table(
--     "ticket",
--     sa.Column("id", sa.Integer(), sa.Identity(always=True), primary_key=True),
--     sa.Column("seat", sa.Integer()),
-- )
-- op.bulk_insert(table, [{"id": 50, "seat": 3}])

CREATE TABLE ticket (
  id INTEGER NOT NULL AUTO_INCREMENT,
  seat INTEGER,
  PRIMARY KEY (id)
);
INSERT INTO ticket (id, seat) VALUES
  (50, 3);

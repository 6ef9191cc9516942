-- op.create_table("box", sa.Column("width", sa.Integer()))
-- op.create_check_constraint(None, "box", "width > 0")
-- op.create_check_constraint(None, "box", "width > 0")
-- op.drop_constraint(
--     "box_chk_1" if op.get_context().dialect.name == "mysql" else "CONSTRAINT_1", "box", type_="check"
-- )
-- op.create_check_constraint(None, "box", "width > 0")

CREATE TABLE box (
  width INTEGER
);
-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE box ADD CHECK (width > 0);
-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE box ADD CHECK (width > 0);
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE box ADD CHECK (width > 0);

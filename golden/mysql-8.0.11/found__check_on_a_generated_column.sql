-- op.create_table(
--     "box", sa.Column("width", sa.Integer()), sa.Column("twice", sa.Integer(), sa.Computed("width + width"))
-- )
-- op.create_check_constraint("ck_box_twice", "box", "twice > 0")
-- op.drop_column("box", "twice")

CREATE TABLE box (
  width INTEGER,
  twice INTEGER GENERATED ALWAYS AS (width + width)
);
-- MySQL 8.0.11 reads CHECK and throws it away; MySQL 8.0.16 keeps it
ALTER TABLE box ADD CONSTRAINT ck_box_twice CHECK (twice > 0);
-- nothing to drop: MySQL 8.0.11 reads CHECK and throws it away
ALTER TABLE box DROP COLUMN twice;

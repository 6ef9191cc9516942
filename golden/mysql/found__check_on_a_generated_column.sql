-- op.create_table(
--     "box", sa.Column("width", sa.Integer()), sa.Column("twice", sa.Integer(), sa.Computed("width + width"))
-- )
-- op.create_check_constraint("ck_box_twice", "box", "twice > 0")
-- op.drop_column("box", "twice")

CREATE TABLE box (
  width INTEGER,
  twice INTEGER GENERATED ALWAYS AS (width + width)
);
ALTER TABLE box ADD CONSTRAINT ck_box_twice CHECK (twice > 0);
ALTER TABLE box DROP CONSTRAINT ck_box_twice;
ALTER TABLE box DROP COLUMN twice;

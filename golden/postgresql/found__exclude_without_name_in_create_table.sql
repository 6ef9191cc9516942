-- op.create_table(
--     "booking",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("during", postgresql.INT4RANGE()),
--     postgresql.ExcludeConstraint((sa.column("during"), "&&"), using="gist"),
-- )
-- op.drop_constraint("booking_during_excl", "booking")

CREATE TABLE booking (
  id SERIAL NOT NULL,
  during INT4RANGE,
  PRIMARY KEY (id),
  EXCLUDE USING gist (during WITH &&)
);
ALTER TABLE booking DROP CONSTRAINT booking_during_excl;

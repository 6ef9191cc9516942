-- op.create_table(
--     "booking",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("during", postgresql.INT4RANGE() if op.get_context().dialect.name == "postgresql" else sa.Integer()),
--     postgresql.ExcludeConstraint(("during", "&&"), name="ex_booking_during", using="gist"),
-- )

CREATE TABLE booking (
  id SERIAL NOT NULL,
  during INT4RANGE,
  PRIMARY KEY (id),
  CONSTRAINT ex_booking_during EXCLUDE USING gist (during WITH &&)
);

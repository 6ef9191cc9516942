-- op.create_table("booking", sa.Column("during", postgresql.TSRANGE()))
-- op.create_exclude_constraint("ex_booking", "booking", ("during", "&&"))
-- after: account()

CREATE TABLE booking (
  during TSRANGE
);
ALTER TABLE booking ADD CONSTRAINT ex_booking EXCLUDE USING gist (during WITH &&);

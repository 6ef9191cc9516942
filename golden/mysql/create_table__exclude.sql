-- op.create_table(
--     "booking",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("during", postgresql.INT4RANGE() if op.get_context().dialect.name == "postgresql" else sa.Integer()),
--     postgresql.ExcludeConstraint(("during", "&&"), name="ex_booking_during", using="gist"),
-- )

-- REFUSED: SG401 MySQL can't do this: create table booking
--   why: MySQL has no exclude constraints
--   do:  leave it out for this database: if op.get_context().dialect.name != ...

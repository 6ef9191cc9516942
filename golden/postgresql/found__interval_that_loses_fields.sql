-- op.create_table("lease", sa.Column("length", sa.Interval()))
-- op.alter_column("lease", "length", type_=postgresql.INTERVAL(fields="DAY TO SECOND", precision=3))

CREATE TABLE lease (
  length INTERVAL
);
ALTER TABLE lease ALTER COLUMN length TYPE INTERVAL DAY TO SECOND (3);

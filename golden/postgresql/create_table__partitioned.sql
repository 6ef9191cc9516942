-- op.create_table(
--     "measure",
--     sa.Column("day", sa.Date(), nullable=False),
--     sa.Column("value", sa.Integer()),
--     postgresql_partition_by="RANGE (day)",
-- )

CREATE TABLE measure (
  day DATE NOT NULL,
  value INTEGER
)
 PARTITION BY RANGE (day);

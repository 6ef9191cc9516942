-- op.create_table(
--     "specimen",
--     sa.Column("id", oracle.NUMBER(10), primary_key=True),
--     sa.Column("label", oracle.VARCHAR2(30)),
--     sa.Column("wide", oracle.NVARCHAR2(30)),
--     sa.Column("raw", oracle.RAW(16)),
--     sa.Column("moment", oracle.TIMESTAMP(timezone=True)),
--     sa.Column("wait", oracle.INTERVAL(day_precision=2, second_precision=6)),
--     sa.Column("ratio", oracle.BINARY_DOUBLE()),
--     oracle_compress=True,
-- )

CREATE TABLE specimen (
  id NUMBER(10) NOT NULL,
  label VARCHAR2(30 CHAR),
  wide NVARCHAR2(30),
  "raw" RAW(16),
  moment TIMESTAMP WITH TIME ZONE,
  wait INTERVAL DAY(2) TO SECOND(6),
  ratio BINARY_DOUBLE,
  PRIMARY KEY (id)
)
 COMPRESS;

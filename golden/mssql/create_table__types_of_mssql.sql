-- op.create_table(
--     "specimen",
--     sa.Column("id", sa.Integer(), sa.Identity(start=10, increment=2), primary_key=True),
--     sa.Column("token", mssql.UNIQUEIDENTIFIER(), server_default=sa.text("NEWID()")),
--     sa.Column("moment", mssql.DATETIME2(3)),
--     sa.Column("zoned", mssql.DATETIMEOFFSET(7)),
--     sa.Column("price", mssql.MONEY()),
--     sa.Column("bit", mssql.BIT()),
--     sa.Column("long", mssql.NVARCHAR()),
--     sa.Column("version", mssql.ROWVERSION()),
-- )

CREATE TABLE specimen (
  id INTEGER NOT NULL IDENTITY(10,2),
  token UNIQUEIDENTIFIER NULL DEFAULT NEWID(),
  moment DATETIME2(3) NULL,
  zoned DATETIMEOFFSET(7) NULL,
  price MONEY NULL,
  bit BIT NULL,
  long NVARCHAR(max) NULL,
  version ROWVERSION NULL,
  PRIMARY KEY (id)
);
GO

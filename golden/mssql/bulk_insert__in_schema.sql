-- op.bulk_insert(
--     sa.table("region", sa.column("id", sa.Integer()), sa.column("name", sa.String()), schema="sales"),
--     [{"id": 2, "name": "south"}],
-- )
-- after: in_schema()

SET IDENTITY_INSERT sales.region ON;
GO
INSERT INTO sales.region (id, name) VALUES
  (2, 'south');
GO
SET IDENTITY_INSERT sales.region OFF;
GO

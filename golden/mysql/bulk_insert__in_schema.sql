-- op.bulk_insert(
--     sa.table("region", sa.column("id", sa.Integer()), sa.column("name", sa.String()), schema="sales"),
--     [{"id": 2, "name": "south"}],
-- )
-- after: in_schema()

INSERT INTO sales.region (id, name) VALUES
  (2, 'south');

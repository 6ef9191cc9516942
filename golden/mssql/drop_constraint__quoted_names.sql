-- op.drop_constraint("uq Group", "Order Details", type_="unique")
-- op.drop_constraint("ck Select", "Order Details", type_="check")
-- after: quoted_names()

ALTER TABLE [Order Details] DROP CONSTRAINT [uq Group];
GO
ALTER TABLE [Order Details] DROP CONSTRAINT [ck Select];
GO

-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("status", insert_after="email")
--     batch.alter_column("born_on", insert_before="id")
--     batch.alter_column("level", insert_before="digits", type_=sa.Integer())
-- after: account()

-- status doesn't get the place that was asked for: SQL Server has no way to move a column, only a table that is made anew (recreate="always") has another order
-- born_on doesn't get the place that was asked for: SQL Server has no way to move a column, only a table that is made anew (recreate="always") has another order
-- level doesn't get the place that was asked for: SQL Server has no way to move a column, only a table that is made anew (recreate="always") has another order
ALTER TABLE account ALTER COLUMN level INTEGER NULL;
GO

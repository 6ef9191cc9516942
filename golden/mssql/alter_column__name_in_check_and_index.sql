-- op.alter_column("account", "visits", new_column_name="visit_count")
-- op.alter_column("account", "name", new_column_name="full_name")
-- after: account_and_purchase()

ALTER TABLE account DROP CONSTRAINT ck_account_visits;
GO
EXEC sp_rename 'account.visits', 'visit_count', N'COLUMN';
GO
ALTER TABLE account ADD CONSTRAINT ck_account_visits CHECK (visit_count >= 0);
GO
EXEC sp_rename 'account.name', 'full_name', N'COLUMN';
GO

-- op.alter_column("legacy", "code", new_column_name="label")
-- after: legacy(), unseen by any revision

EXEC sp_rename 'legacy.code', 'label', N'COLUMN';
GO

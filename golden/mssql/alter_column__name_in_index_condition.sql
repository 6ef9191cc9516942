-- op.alter_column("account", "level", new_column_name="rank_no")
-- after: filtered()

DROP INDEX ix_account_level ON account;
GO
EXEC sp_rename 'account.level', 'rank_no', N'COLUMN';
GO
CREATE INDEX ix_account_level ON account (email) WHERE rank_no > 5;
GO

-- op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=True)))
-- after: account()

ALTER TABLE account ADD double_visits AS (visits * 2) PERSISTED;
GO

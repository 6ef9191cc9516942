-- op.add_column("account", sa.Column("double_visits", sa.Integer(), sa.Computed("visits * 2", persisted=True)))
-- after: account()

ALTER TABLE account ADD COLUMN double_visits INTEGER GENERATED ALWAYS AS (visits * 2) STORED;

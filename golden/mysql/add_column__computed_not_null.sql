-- op.add_column("account", sa.Column("next", sa.Integer(), sa.Computed("visits + 1"), nullable=False))
-- after: account()

ALTER TABLE account ADD COLUMN next INTEGER GENERATED ALWAYS AS (visits + 1) NOT NULL;

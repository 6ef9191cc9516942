-- op.add_column("account", sa.Column("twice", sa.Integer(), sa.Computed("visits * 2")))
-- op.alter_column("account", "twice", server_default=sa.Computed("visits + visits"))
-- after: account()

ALTER TABLE account ADD twice INTEGER GENERATED ALWAYS AS (visits * 2);
ALTER TABLE account MODIFY twice GENERATED ALWAYS AS (visits + visits) VIRTUAL;

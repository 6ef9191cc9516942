-- op.add_column("account", sa.Column("age", sa.Integer(), sa.CheckConstraint("age >= 0")))
-- after: account()

ALTER TABLE account ADD COLUMN age INTEGER;
ALTER TABLE account ADD CHECK (age >= 0);

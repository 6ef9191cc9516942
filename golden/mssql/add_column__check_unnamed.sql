-- op.add_column("account", sa.Column("age", sa.Integer(), sa.CheckConstraint("age >= 0")))
-- after: account()

ALTER TABLE account ADD age INTEGER NULL;
GO
ALTER TABLE account ADD CHECK (age >= 0);
GO

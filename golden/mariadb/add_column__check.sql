-- op.add_column("account", sa.Column("age", sa.Integer(), sa.CheckConstraint("age >= 0", name="ck_age")))
-- after: account()

ALTER TABLE account ADD COLUMN age INTEGER;
ALTER TABLE account ADD CONSTRAINT ck_age CHECK (age >= 0);

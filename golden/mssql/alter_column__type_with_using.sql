-- op.alter_column("account", "born_on", type_=sa.Integer(), postgresql_using="extract(year FROM born_on)::integer")
-- after: account()

ALTER TABLE account ALTER COLUMN born_on INTEGER NULL;
GO

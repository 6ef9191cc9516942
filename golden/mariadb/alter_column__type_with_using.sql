-- op.alter_column("account", "born_on", type_=sa.Integer(), postgresql_using="extract(year FROM born_on)::integer")
-- after: account()

ALTER TABLE account MODIFY COLUMN born_on INTEGER;

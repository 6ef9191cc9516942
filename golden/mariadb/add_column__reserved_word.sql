-- op.add_column("account", sa.Column("order", sa.Integer()))
-- after: account()

ALTER TABLE account ADD COLUMN `order` INTEGER;

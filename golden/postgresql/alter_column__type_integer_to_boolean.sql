-- op.alter_column("account", "level", type_=sa.Boolean())
-- after: account()

ALTER TABLE account ALTER COLUMN level TYPE BOOLEAN USING level::integer::BOOLEAN;

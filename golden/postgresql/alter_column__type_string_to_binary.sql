-- op.alter_column("account", "digits", type_=sa.LargeBinary())
-- after: account()

ALTER TABLE account ALTER COLUMN digits TYPE BYTEA USING digits::BYTEA;

-- with op.batch_alter_table("account") as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)))
--     batch.add_column(sa.Column("shoe_size", sa.SmallInteger()))
--     batch.alter_column("visits", type_=sa.BigInteger())
--     batch.alter_column("digits", type_=sa.Integer())
--     batch.drop_column("bio")
--     batch.drop_column("born_on")
-- after: account()

ALTER TABLE account ADD COLUMN nickname VARCHAR(30);
ALTER TABLE account ADD COLUMN shoe_size SMALLINT;
ALTER TABLE account ALTER COLUMN visits DROP DEFAULT,
  ALTER COLUMN visits TYPE BIGINT,
  ALTER COLUMN visits SET DEFAULT '0';
ALTER TABLE account ALTER COLUMN digits TYPE INTEGER USING digits::INTEGER;
ALTER TABLE account DROP COLUMN bio;
ALTER TABLE account DROP COLUMN born_on;

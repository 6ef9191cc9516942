-- with op.batch_alter_table("account") as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)))
--     batch.add_column(sa.Column("shoe_size", sa.SmallInteger()))
--     batch.alter_column("visits", type_=sa.BigInteger())
--     batch.alter_column("digits", type_=sa.Integer())
--     batch.drop_column("bio")
--     batch.drop_column("born_on")
-- after: account()

-- add column nickname to account
-- add column shoe_size to account
ALTER TABLE account
  ADD COLUMN nickname VARCHAR(30),
  ADD COLUMN shoe_size SMALLINT;
-- alter column visits of account: type
-- alter column digits of account: type
ALTER TABLE account
  MODIFY COLUMN visits BIGINT NOT NULL DEFAULT '0',
  MODIFY COLUMN digits INTEGER;
-- drop column bio of account
-- drop column born_on of account
ALTER TABLE account
  DROP COLUMN bio,
  DROP COLUMN born_on;

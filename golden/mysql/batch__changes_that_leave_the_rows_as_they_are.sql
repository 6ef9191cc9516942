-- with op.batch_alter_table("account") as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)))
--     batch.add_column(sa.Column("shoe_size", sa.SmallInteger(), server_default="42"), insert_after="nickname")
--     batch.alter_column("name", new_column_name="full_name")
--     batch.alter_column("status", server_default="old")
--     batch.drop_column("bio")
--     batch.create_table_comment("who is who")
-- after: account()

-- add column nickname to account
-- add column shoe_size to account
-- alter column name of account: name
-- alter column status of account: default
-- drop column bio of account
-- set the comment on table account
ALTER TABLE account
  ADD COLUMN nickname VARCHAR(30),
  ADD COLUMN shoe_size SMALLINT DEFAULT '42' AFTER nickname,
  RENAME COLUMN name TO full_name,
  ALTER COLUMN status SET DEFAULT 'old',
  DROP COLUMN bio,
  COMMENT = 'who is who';

-- with op.batch_alter_table("account") as batch:
--     batch.add_column(sa.Column("nickname", sa.String(30)))
--     batch.add_column(sa.Column("shoe_size", sa.SmallInteger(), server_default="42"), insert_after="nickname")
--     batch.alter_column("name", new_column_name="full_name")
--     batch.alter_column("status", server_default="old")
--     batch.drop_column("bio")
--     batch.create_table_comment("who is who")
-- after: account()

ALTER TABLE account ADD COLUMN nickname VARCHAR(30);
-- shoe_size doesn't get the place that was asked for: PostgreSQL has no way to move a column, only a table that is made anew (recreate="always") has another order
ALTER TABLE account ADD COLUMN shoe_size SMALLINT DEFAULT '42';
ALTER TABLE account RENAME COLUMN name TO full_name;
ALTER TABLE account ALTER COLUMN status SET DEFAULT 'old';
ALTER TABLE account DROP COLUMN bio;
COMMENT ON TABLE account IS 'who is who';

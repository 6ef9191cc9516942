-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.String(60))
--     batch.alter_column("level", new_column_name="rank_no")
-- after: account()

-- alter column name of account: type
-- alter column level of account: name
ALTER TABLE account
  MODIFY COLUMN name VARCHAR(60),
  RENAME COLUMN level TO rank_no;

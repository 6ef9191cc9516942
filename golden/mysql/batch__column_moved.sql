-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("status", insert_after="email")
--     batch.alter_column("born_on", insert_before="id")
--     batch.alter_column("level", insert_before="digits", type_=sa.Integer())
-- after: account()

-- alter column status of account: place
-- alter column born_on of account: place
-- alter column level of account: type, place
ALTER TABLE account
  MODIFY COLUMN status VARCHAR(20) NOT NULL DEFAULT 'new' AFTER email,
  MODIFY COLUMN born_on DATE FIRST,
  MODIFY COLUMN level INTEGER AFTER name;

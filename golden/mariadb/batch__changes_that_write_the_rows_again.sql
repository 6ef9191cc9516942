-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.Text())
--     batch.alter_column("level", nullable=False, server_default="1")
--     batch.create_unique_constraint("uq_account_digits", ["digits"])
--     batch.create_index("ix_account_status", ["status", "level"])
--     batch.drop_index("ix_account_name")
--     batch.drop_constraint("uq_account_email", type_="unique")
-- after: account_and_purchase()

-- alter column name of account: type
-- alter column level of account: nullability, default
-- add unique constraint uq_account_digits to account
-- create index ix_account_status on account
-- drop index ix_account_name of account
-- drop unique constraint uq_account_email of account
ALTER TABLE account
  MODIFY COLUMN name TEXT,
  MODIFY COLUMN level SMALLINT NOT NULL DEFAULT '1',
  ADD CONSTRAINT uq_account_digits UNIQUE (digits),
  ADD INDEX ix_account_status (status, level),
  DROP INDEX ix_account_name,
  DROP INDEX uq_account_email;

-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.String(60), new_column_name="full_name")
--     batch.alter_column("full_name", nullable=False)
--     batch.create_unique_constraint("uq_account_name", ["full_name"])
--     batch.drop_constraint("uq_account_name", type_="unique")
--     batch.create_unique_constraint("uq_account_name", ["full_name", "digits"])
-- after: account()

ALTER TABLE account CHANGE COLUMN name full_name VARCHAR(60);
-- alter column full_name of account: nullability
-- add unique constraint uq_account_name to account
ALTER TABLE account
  MODIFY COLUMN full_name VARCHAR(60) NOT NULL,
  ADD CONSTRAINT uq_account_name UNIQUE (full_name);
DROP INDEX uq_account_name ON account;
ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (full_name, digits);

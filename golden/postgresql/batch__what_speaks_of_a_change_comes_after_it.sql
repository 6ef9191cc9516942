-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.String(60), new_column_name="full_name")
--     batch.alter_column("full_name", nullable=False)
--     batch.create_unique_constraint("uq_account_name", ["full_name"])
--     batch.drop_constraint("uq_account_name", type_="unique")
--     batch.create_unique_constraint("uq_account_name", ["full_name", "digits"])
-- after: account()

ALTER TABLE account ALTER COLUMN name TYPE VARCHAR(60);
ALTER TABLE account RENAME COLUMN name TO full_name;
ALTER TABLE account ALTER COLUMN full_name SET NOT NULL;
ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (full_name);
ALTER TABLE account DROP CONSTRAINT uq_account_name;
ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (full_name, digits);

-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.String(60), new_column_name="full_name")
--     batch.alter_column("full_name", nullable=False)
--     batch.create_unique_constraint("uq_account_name", ["full_name"])
--     batch.drop_constraint("uq_account_name", type_="unique")
--     batch.create_unique_constraint("uq_account_name", ["full_name", "digits"])
-- after: account()

ALTER TABLE account MODIFY name VARCHAR2(60 CHAR);
ALTER TABLE account RENAME COLUMN name TO full_name;
ALTER TABLE account MODIFY full_name NOT NULL;
ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (full_name);
ALTER TABLE account DROP CONSTRAINT uq_account_name;
ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (full_name, digits);

-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.Text())
--     batch.alter_column("level", nullable=False, server_default="1")
--     batch.create_unique_constraint("uq_account_digits", ["digits"])
--     batch.create_index("ix_account_status", ["status", "level"])
--     batch.drop_index("ix_account_name")
--     batch.drop_constraint("uq_account_email", type_="unique")
-- after: account_and_purchase()

ALTER TABLE account ALTER COLUMN name TYPE TEXT;
ALTER TABLE account ALTER COLUMN level SET DEFAULT '1',
  ALTER COLUMN level SET NOT NULL;
ALTER TABLE account ADD CONSTRAINT uq_account_digits UNIQUE (digits);
CREATE INDEX ix_account_status ON account (status, level);
DROP INDEX ix_account_name;
ALTER TABLE account DROP CONSTRAINT uq_account_email;

-- with op.batch_alter_table("account") as batch:
--     batch.alter_column("name", type_=sa.Text())
--     batch.alter_column("level", nullable=False, server_default="1")
--     batch.create_unique_constraint("uq_account_digits", ["digits"])
--     batch.create_index("ix_account_status", ["status", "level"])
--     batch.drop_index("ix_account_name")
--     batch.drop_constraint("uq_account_email", type_="unique")
-- after: account_and_purchase()

DROP INDEX ix_account_name ON account;
GO
ALTER TABLE account ALTER COLUMN name VARCHAR(max) NULL;
GO
CREATE INDEX ix_account_name ON account (name);
GO
ALTER TABLE account ALTER COLUMN level SMALLINT NOT NULL;
GO
ALTER TABLE account ADD DEFAULT '1' FOR level;
GO
ALTER TABLE account ADD CONSTRAINT uq_account_digits UNIQUE (digits);
GO
CREATE INDEX ix_account_status ON account (status, level);
GO
DROP INDEX ix_account_name ON account;
GO
ALTER TABLE account DROP CONSTRAINT uq_account_email;
GO

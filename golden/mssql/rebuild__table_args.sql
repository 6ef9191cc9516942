-- arguments = (
--     sa.Column("nickname", sa.String(30), server_default="none"),
--     sa.UniqueConstraint("code", "placed_on", name="uq_purchase_placed"),
--     sa.UniqueConstraint("account_id", "code", name="uq_purchase_code"),
--     sa.CheckConstraint("total >= 0", name="ck_purchase_total"),
--     sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_purchase_again", ondelete="CASCADE"),
--     sa.Index("ix_purchase_nickname", "nickname"),
-- )
-- with op.batch_alter_table("purchase", recreate="always", table_args=arguments):
--     pass
-- after: account_and_purchase()

-- The table purchase is made anew, and its rows are moved:
-- - arrange table purchase: columns, constraints and indexes (the batch says recreate="always")
-- Its columns keep their values: id, account_id, total, placed_on, code
-- Before, it was:
-- CREATE TABLE purchase (
--   id INTEGER NOT NULL IDENTITY,
--   account_id INTEGER NOT NULL,
--   total NUMERIC(12, 2) NOT NULL,
--   placed_on DATE NULL,
--   code VARCHAR(20) NULL,
--   CONSTRAINT pk_purchase PRIMARY KEY (id),
--   CONSTRAINT uq_purchase_code UNIQUE (account_id, code),
--   CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id)
-- )
-- Permissions and whatever else no revision tells of go with the old table.
-- 1. The table in the database has the columns that are known here, and no others.
IF (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('purchase')) <> 5
  OR (SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID('purchase') AND name IN ('id', 'account_id', 'total', 'placed_on', 'code')) <> 5
  THROW 50000, 'the table purchase hasn''t the columns that this script was made for', 1;
GO
-- 2. The new table, under a name of its own, without keys and indexes as yet.
CREATE TABLE _sqlgen_new_purchase (
  id INTEGER NOT NULL IDENTITY,
  account_id INTEGER NOT NULL,
  total NUMERIC(12, 2) NOT NULL,
  placed_on DATE NULL,
  code VARCHAR(20) NULL,
  nickname VARCHAR(30) NULL DEFAULT 'none'
);
GO
-- 3. Its rows; nobody writes to the old table until the end of the transaction.
SET IDENTITY_INSERT _sqlgen_new_purchase ON;
GO
INSERT INTO _sqlgen_new_purchase (id, account_id, total, placed_on, code)
SELECT id, account_id, total, placed_on, code FROM purchase WITH (TABLOCKX, HOLDLOCK);
GO
SET IDENTITY_INSERT _sqlgen_new_purchase OFF;
GO
-- 4. As many as before.
IF (SELECT COUNT_BIG(*) FROM purchase) <> (SELECT COUNT_BIG(*) FROM _sqlgen_new_purchase)
  THROW 50000, 'not all rows of the table purchase were moved', 1;
GO
-- 5. What counts up goes on where it was; a table without rows begins with the number itself, not with the next one.
DECLARE @last numeric(38, 0) = IDENT_CURRENT('purchase');
IF NOT EXISTS (SELECT 1 FROM _sqlgen_new_purchase) SET @last = @last + IDENT_INCR('purchase');
DBCC CHECKIDENT ('_sqlgen_new_purchase', RESEED, @last) WITH NO_INFOMSGS;
GO
-- 6. It takes the place of the old one.
DROP TABLE purchase;
GO
EXEC sp_rename '_sqlgen_new_purchase', 'purchase', N'OBJECT';
GO
-- 7. Its keys, checks and indexes.
ALTER TABLE purchase ADD CONSTRAINT pk_purchase PRIMARY KEY (id);
GO
ALTER TABLE purchase ADD CONSTRAINT uq_purchase_code UNIQUE (account_id, code);
GO
ALTER TABLE purchase ADD CONSTRAINT uq_purchase_placed UNIQUE (code, placed_on);
GO
ALTER TABLE purchase ADD CONSTRAINT ck_purchase_total CHECK (total >= 0);
GO
CREATE INDEX ix_purchase_nickname ON purchase (nickname);
GO
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_account FOREIGN KEY(account_id) REFERENCES account (id);
GO
ALTER TABLE purchase ADD CONSTRAINT fk_purchase_again FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE;
GO

-- op.create_table(
--     "letter",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("account_id", sa.Integer()),
--     sa.Column("number", sa.Integer()),
-- )
-- op.create_index("ix_letter_account", "letter", ["account_id", "number"])
-- op.create_foreign_key("fk_letter_account", "letter", "account", ["account_id"], ["id"])
-- op.drop_index("ix_letter_account", table_name="letter")
-- after: account_and_purchase()

CREATE TABLE letter (
  id INTEGER NOT NULL AUTO_INCREMENT,
  account_id INTEGER,
  number INTEGER,
  PRIMARY KEY (id)
);
CREATE INDEX ix_letter_account ON letter (account_id, number);
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id);
SET @guarded = IF(NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'letter' AND INDEX_NAME = 'fk_letter_account'), 'CREATE INDEX fk_letter_account ON letter (account_id)', 'DO 0');
PREPARE guarded FROM @guarded;
EXECUTE guarded;
DEALLOCATE PREPARE guarded;
DROP INDEX ix_letter_account ON letter;

-- op.create_foreign_key(
--     "fk_letter_account", "letter", "account", ["account_id"], ["id"], deferrable=True, initially="DEFERRED"
-- )
-- with: --types portable
-- after: letters()

-- fk_letter_account is written without DEFERRABLE: SQL Server checks constraints statement by statement, nothing can be deferred
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id);
GO

-- op.create_unique_constraint("uq_letter_number", "letter", ["number"], deferrable=False)
-- op.create_foreign_key(
--     "fk_letter_account", "letter", "account", ["account_id"], ["id"], deferrable=False, initially="IMMEDIATE"
-- )
-- after: letters()

ALTER TABLE letter ADD CONSTRAINT uq_letter_number UNIQUE (number) NOT DEFERRABLE;
ALTER TABLE letter ADD CONSTRAINT fk_letter_account FOREIGN KEY(account_id) REFERENCES account (id) NOT DEFERRABLE INITIALLY IMMEDIATE;

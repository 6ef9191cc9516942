-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique", if_exists=True)
-- after: account_and_purchase()

ALTER TABLE purchase ADD INDEX IF NOT EXISTS fk_purchase_account (account_id), DROP INDEX IF EXISTS uq_purchase_code;

-- op.drop_constraint("uq_purchase_code", "purchase", type_="unique")
-- op.create_index("ix_purchase_account", "purchase", ["account_id"])
-- op.drop_index("ix_purchase_account", "purchase")
-- op.create_index("ix_purchase_account", "purchase", ["account_id"])
-- op.drop_index("ix_purchase_account", "purchase")
-- after: account_and_purchase()

ALTER TABLE purchase ADD INDEX IF NOT EXISTS fk_purchase_account (account_id), DROP INDEX uq_purchase_code;
CREATE INDEX ix_purchase_account ON purchase (account_id);
DROP INDEX ix_purchase_account ON purchase;
CREATE INDEX ix_purchase_account ON purchase (account_id);
DROP INDEX ix_purchase_account ON purchase;

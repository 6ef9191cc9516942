-- op.create_index("ix_account_name_down", "account", [sa.text("name DESC")])
-- op.create_index("ix_account_name_up", "account", [sa.text("name ASC")])
-- after: account_and_purchase()

CREATE INDEX ix_account_name_down ON account (name DESC);

-- REFUSED: SG210 table "account" already has an index over (name ASC)
--   why: Oracle refuses an index over the same columns, in the same order
--   do:  leave the index out for this database: if op.get_context().dialect.name != ...
--   do:  drop the index first

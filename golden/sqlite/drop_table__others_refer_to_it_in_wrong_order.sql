-- op.drop_column("purchase", "placed_on")
-- op.drop_table("account")
-- op.drop_table("purchase")
-- after: account_and_purchase()

ALTER TABLE purchase DROP COLUMN placed_on;
-- purchase (account_id) still refers to it; under PRAGMA foreign_keys=ON, rows that refer to its rows forbid the drop or go with them, and purchase takes no new rows afterwards
DROP TABLE account;
DROP TABLE purchase;

-- op.drop_table("account")
-- after: account_and_purchase()

-- purchase (account_id) still refers to it; under PRAGMA foreign_keys=ON, rows that refer to its rows forbid the drop or go with them, and purchase takes no new rows afterwards
DROP TABLE account;

-- op.execute("SET FOREIGN_KEY_CHECKS = 0")
-- op.drop_table("account")
-- op.drop_table("purchase")
-- op.execute("SET FOREIGN_KEY_CHECKS = 1")
-- after: account_and_purchase()

SET FOREIGN_KEY_CHECKS = 0;
DROP TABLE account;
DROP TABLE purchase;
SET FOREIGN_KEY_CHECKS = 1;

-- op.alter_column("account", "name", type_=sa.String(80))
-- after: account_and_purchase()

ALTER TABLE account MODIFY name VARCHAR2(80 CHAR);

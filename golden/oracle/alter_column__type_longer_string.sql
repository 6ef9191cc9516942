-- op.alter_column("account", "name", type_=sa.String(200))
-- after: account()

ALTER TABLE account MODIFY name VARCHAR2(200 CHAR);

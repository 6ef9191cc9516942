-- op.alter_column("account", "name", type_=sa.String(30))
-- after: account()

ALTER TABLE account MODIFY name VARCHAR2(30 CHAR);

-- op.alter_column("account", "name", type_=sa.String(70))
-- op.alter_column("account", "name", nullable=False)
-- after: account()

ALTER TABLE account MODIFY name VARCHAR2(70 CHAR);
ALTER TABLE account MODIFY name NOT NULL;

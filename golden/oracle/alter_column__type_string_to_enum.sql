-- op.alter_column("account", "status", type_=sa.Enum("new", "gone", name="account_status"))
-- after: account()

ALTER TABLE account MODIFY status VARCHAR(4 CHAR);

-- op.create_table("vip", sa.Column("gift", sa.String(20)), postgresql_inherits="account")
-- after: account()

CREATE TABLE vip (
  gift VARCHAR(20)
)
 INHERITS (account);

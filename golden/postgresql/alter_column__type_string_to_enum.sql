-- op.alter_column("account", "status", type_=sa.Enum("new", "gone", name="account_status"))
-- after: account()

CREATE TYPE account_status AS ENUM ('new', 'gone');
ALTER TABLE account ALTER COLUMN status DROP DEFAULT,
  ALTER COLUMN status TYPE account_status USING status::account_status,
  ALTER COLUMN status SET DEFAULT 'new';

-- op.alter_column("account", "status", type_=sa.Enum("new", "gone", name="account_status"))
-- after: account()

ALTER TABLE account MODIFY COLUMN status ENUM('new','gone') NOT NULL DEFAULT 'new';

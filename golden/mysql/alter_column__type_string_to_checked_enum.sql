-- op.alter_column(
--     "account",
--     "status",
--     type_=sa.Enum("new", "gone", name="ck_account_status", native_enum=False, create_constraint=True),
-- )
-- after: account()

ALTER TABLE account MODIFY COLUMN status VARCHAR(4) NOT NULL DEFAULT 'new';
ALTER TABLE account ADD CONSTRAINT ck_account_status CHECK (status IN ('new', 'gone'));

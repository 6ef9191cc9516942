-- op.alter_column("account", "visits", new_column_name="visit_count")
-- op.alter_column("account", "name", new_column_name="full_name")
-- after: account_and_purchase()

ALTER TABLE account DROP CONSTRAINT ck_account_visits;
ALTER TABLE account RENAME COLUMN visits TO visit_count;
ALTER TABLE account ADD CONSTRAINT ck_account_visits CHECK (visit_count >= 0);
ALTER TABLE account RENAME COLUMN name TO full_name;

-- op.add_column("account", sa.Column("parent_id", sa.Integer()))
-- op.create_foreign_key("fk_account_parent", "account", "account", ["parent_id"], ["id"])
-- after: account()

ALTER TABLE account ADD COLUMN parent_id INTEGER;
ALTER TABLE account ADD CONSTRAINT fk_account_parent FOREIGN KEY(parent_id) REFERENCES account (id);

-- op.add_column("account", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_parent")))
-- after: account()

ALTER TABLE account ADD COLUMN parent_id INTEGER;
ALTER TABLE account ADD CONSTRAINT fk_parent FOREIGN KEY(parent_id) REFERENCES account (id);

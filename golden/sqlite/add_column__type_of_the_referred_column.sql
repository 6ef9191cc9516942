-- op.add_column("account", sa.Column("parent_id", None, sa.ForeignKey("account.id", name="fk_parent")))
-- after: account()

ALTER TABLE account ADD COLUMN parent_id INTEGER CONSTRAINT fk_parent REFERENCES account (id);

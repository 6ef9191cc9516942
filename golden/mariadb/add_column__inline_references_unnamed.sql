-- op.add_column("account", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id")), inline_references=True)
-- after: account()

ALTER TABLE account ADD COLUMN parent_id INTEGER,
  ADD FOREIGN KEY(parent_id) REFERENCES account (id);

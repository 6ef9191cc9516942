-- op.add_column("account", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id")), inline_references=True)
-- after: account()

ALTER TABLE account ADD parent_id INTEGER NULL REFERENCES account (id);
GO

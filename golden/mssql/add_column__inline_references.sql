-- op.add_column(
--     "account",
--     sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_parent", ondelete="CASCADE")),
--     inline_references=True,
-- )
-- after: account()

ALTER TABLE account ADD parent_id INTEGER NULL CONSTRAINT fk_parent REFERENCES account (id) ON DELETE CASCADE;
GO

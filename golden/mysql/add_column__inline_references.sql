-- op.add_column(
--     "account",
--     sa.Column("parent_id", sa.Integer(), sa.ForeignKey("account.id", name="fk_parent", ondelete="CASCADE")),
--     inline_references=True,
-- )
-- after: account()

ALTER TABLE account ADD COLUMN parent_id INTEGER,
  ADD CONSTRAINT fk_parent FOREIGN KEY(parent_id) REFERENCES account (id) ON DELETE CASCADE;

-- with op.batch_alter_table("line_item") as batch:
--     batch.alter_column("total", server_default=sa.Computed("price * quantity * 2"))
-- after: generated()

-- REFUSED: SG401 PostgreSQL can't do this: alter column total of line_item: generation expression
--   why: SET EXPRESSION needs PostgreSQL 17, the script is for 15
--   do:  op.drop_column() the generated column, then op.add_column() it with the new expression

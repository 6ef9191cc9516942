-- op.alter_column("line_item", "total", server_default=None)
-- after: generated()

-- REFUSED: SG401 PostgreSQL can't do this: alter column total of line_item: generation expression
--   why: DROP EXPRESSION needs PostgreSQL 13, the script is for 12
--   do:  op.add_column() a plain column, op.execute() an UPDATE, then op.drop_column() and rename

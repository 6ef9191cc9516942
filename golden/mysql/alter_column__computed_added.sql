-- op.alter_column("line_item", "quantity", server_default=sa.Computed("price + 1"))
-- after: generated()

-- REFUSED: SG401 MySQL can't do this: alter column quantity of line_item: generation expression
--   why: a column can't become VIRTUAL, or cease to be it, where it stands (error 3106; MariaDB: 1907)
--   do:  op.add_column() the new column under another name, then op.drop_column() the old one and rename
--   do:  make it a stored one from the start: sa.Computed(..., persisted=True)

-- op.add_column("document", sa.Column("code", sa.Text(), unique=True))
-- after: documents()

-- REFUSED: SG401 MySQL can't do this: add column code to document
--   why: a key on code, which is TEXT, needs to be told how much of it counts (error 1170, 3152)
--   do:  an index of its beginning: op.create_index(..., mysql_length={"code": 255})
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mysql")

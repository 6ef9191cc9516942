-- op.create_unique_constraint("uq_document_title", "document", ["title"])
-- after: documents()

-- REFUSED: SG401 MySQL can't do this: add unique constraint uq_document_title to document
--   why: a key on title, which is TEXT, needs to be told how much of it counts (error 1170, 3152)
--   do:  an index of its beginning: op.create_index(..., mysql_length={"title": 255})
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mysql")

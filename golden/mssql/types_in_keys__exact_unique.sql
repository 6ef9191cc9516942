-- op.create_unique_constraint("uq_document_title", "document", ["title"])
-- after: documents()

-- REFUSED: SG401 Microsoft SQL Server can't do this: add unique constraint uq_document_title to document
--   why: a key can't be on title, which is VARCHAR(max) (error 1919)
--   do:  a type with a length: sa.String(255), or sa.Text().with_variant(sa.String(255), "mssql")
--   do:  --types portable gives it one

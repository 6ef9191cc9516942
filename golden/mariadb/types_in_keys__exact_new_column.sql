-- op.add_column("document", sa.Column("code", sa.Text(), unique=True))
-- after: documents()

ALTER TABLE document ADD COLUMN code TEXT;
ALTER TABLE document ADD UNIQUE (code);

-- op.alter_column("elaborate", "document", type_=sa.Text())
-- after: elaborate()

ALTER TABLE elaborate MODIFY COLUMN document TEXT;

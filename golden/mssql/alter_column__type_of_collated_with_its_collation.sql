-- op.alter_column("word", "text", type_=collated(20))
-- after: word()

ALTER TABLE word ALTER COLUMN text VARCHAR(20) COLLATE Latin1_General_CS_AS NULL;
GO

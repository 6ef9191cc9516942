-- op.alter_column("word", "text", type_=collated(20))
-- after: word()

ALTER TABLE word ALTER COLUMN text TYPE VARCHAR(20) COLLATE "C";

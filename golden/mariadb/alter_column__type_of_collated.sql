-- op.alter_column("word", "text", type_=sa.String(20))
-- after: word()

ALTER TABLE word MODIFY COLUMN text VARCHAR(20);

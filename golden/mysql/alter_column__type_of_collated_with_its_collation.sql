-- op.alter_column("word", "text", type_=collated(20))
-- after: word()

ALTER TABLE word MODIFY COLUMN text VARCHAR(20) COLLATE utf8mb4_bin;

-- with op.batch_alter_table("log_line") as batch:
--     batch.create_primary_key("pk_log_line", ["number"])
--     batch.create_foreign_key("fk_day", "log_line", ["day"], ["number"])
-- after: without_key()

ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (number);
ALTER TABLE log_line ADD CONSTRAINT fk_day FOREIGN KEY(day) REFERENCES log_line (number);

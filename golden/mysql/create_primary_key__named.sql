-- op.create_primary_key("pk_log_line", "log_line", ["day", "number"])
-- after: without_key()

ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (day, number);

-- op.execute("DELETE FROM log_line WHERE text IS NULL")
-- op.alter_column("log_line", "text", nullable=False)
-- op.create_primary_key("pk_log_line", "log_line", ["day", "text"])
-- after: without_key()

DELETE FROM log_line WHERE text IS NULL;
GO
ALTER TABLE log_line ALTER COLUMN text VARCHAR(100) NOT NULL;
GO
ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (day, text);
GO

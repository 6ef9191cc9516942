-- op.create_primary_key("pk_log_line", "log_line", ["number"])
-- op.alter_column("log_line", "number", autoincrement=True, existing_type=sa.Integer(), existing_nullable=False)
-- after: without_key()

ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (number);
ALTER TABLE log_line MODIFY COLUMN number INTEGER NOT NULL AUTO_INCREMENT;

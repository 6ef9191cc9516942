-- op.create_primary_key("pk_log_line", "log_line", ["number"])
-- op.alter_column("log_line", "number", autoincrement=True, existing_type=sa.Integer(), existing_nullable=False)
-- after: without_key()

ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (number);
CREATE SEQUENCE log_line_number_seq AS INTEGER OWNED BY log_line.number;
SELECT setval('log_line_number_seq', coalesce(max(number), 0) + 1, false) FROM log_line;
ALTER TABLE log_line ALTER COLUMN number SET DEFAULT nextval('log_line_number_seq');

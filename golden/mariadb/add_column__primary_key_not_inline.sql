-- op.execute("DELETE FROM log_line")
-- op.add_column("log_line", sa.Column("id", sa.Integer(), primary_key=True))
-- op.create_primary_key("pk_log_line", "log_line", ["id"])
-- after: without_key()

DELETE FROM log_line;
ALTER TABLE log_line ADD COLUMN id INTEGER NOT NULL;
ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (id);

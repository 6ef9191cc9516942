-- op.add_column("log_line", sa.Column("id", sa.Integer(), primary_key=True), inline_primary_key=True)
-- after: without_key()

ALTER TABLE log_line ADD COLUMN id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY;

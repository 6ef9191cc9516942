-- op.create_primary_key("pk_log_line", "log_line", ["day", "number"])
-- op.create_table(
--     "log_note",
--     sa.Column("id", sa.Integer(), primary_key=True),
--     sa.Column("line_day", sa.Integer()),
--     sa.Column("line_number", sa.Integer()),
-- )
-- op.create_foreign_key("fk_note_line", "log_note", "log_line", ["line_day", "line_number"], ["day", "number"])
-- after: without_key()

ALTER TABLE log_line ADD CONSTRAINT pk_log_line PRIMARY KEY (day, number);
CREATE TABLE log_note (
  id INTEGER NOT NULL AUTO_INCREMENT,
  line_day INTEGER,
  line_number INTEGER,
  PRIMARY KEY (id)
);
ALTER TABLE log_note ADD CONSTRAINT fk_note_line FOREIGN KEY(line_day, line_number) REFERENCES log_line (day, number);

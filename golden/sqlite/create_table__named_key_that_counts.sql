-- counted(op)

CREATE TABLE log_entry (
  id INTEGER NOT NULL CONSTRAINT "pk log entry" PRIMARY KEY AUTOINCREMENT,
  text VARCHAR(20)
);
INSERT INTO log_entry (text) VALUES
  ('first'),
  ('second');

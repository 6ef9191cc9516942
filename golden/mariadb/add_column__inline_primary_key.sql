-- op.execute("DELETE FROM log_line")
-- op.add_column(
--     "log_line", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False), inline_primary_key=True
-- )
-- after: without_key()

DELETE FROM log_line;
ALTER TABLE log_line ADD COLUMN id INTEGER NOT NULL PRIMARY KEY;
